import { isRecord, recordOf } from '../../base/is-record';
import { cidrOf, overlaps, type Cidr } from '../../cidr/cidr';
import { addressOf } from '../packet';
import { ReachError } from '../reach-error';

type Block = Readonly<Record<string, unknown>>;

export interface NetworkSecurityGroup {
  readonly name: string;
  /** By priority. */
  readonly rules: readonly NetworkSecurityRule[];
}

export interface NetworkSecurityRule {
  readonly name: string;
  readonly priority: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly allows: boolean;
  /** Lower case; `*`: every protocol. */
  readonly protocol: string;
  readonly source: Peers;
  readonly destination: Peers;
}

/** Prefixes or service tags, and port ranges, either of which may be `*`. */
export interface Peers {
  readonly prefixes: readonly string[];
  readonly ports: readonly string[];
}

/** A range of addresses in Azure with the same filters and routes. */
export interface AzureRange {
  readonly name: string;
  readonly network: Cidr;
  /** `undefined`: without a group, or with one outside the link. */
  readonly group: NetworkSecurityGroup | undefined;
  readonly kind: 'subnet' | 'vnet' | 'spoke' | 'routed';
  /** How the range reaches the gateway's VNet. */
  readonly peering: Peering | undefined;
}

export interface Peering {
  /** Whether the peering on the hub's side offers the gateway. */
  readonly offersGateway: boolean;
  /** Whether the peering on the spoke's side uses the hub's gateway. */
  readonly usesGateway: boolean;
}

export interface Connection {
  /** Name of the router, as in the router's folder. */
  readonly router: string;
  readonly name: string;
  readonly mode: string;
  readonly routerAddress: bigint;
  /** Address space of the local network gateway: what the gateway routes into the tunnel. */
  readonly prefixes: readonly Cidr[];
}

export interface AzureSide {
  /** Address spaces of the created VNet: wider than its subnets. */
  readonly spaces: readonly Cidr[];
  readonly ranges: readonly AzureRange[];
  readonly connections: readonly Connection[];
  /** Resources with an effect on reachability that is not computed, each as `TYPE NAME`. */
  readonly notComputed: readonly string[];
}

const COMPUTED: ReadonlySet<string> = new Set([
  'azurerm_virtual_network',
  'azurerm_subnet',
  'azurerm_subnet_network_security_group_association',
  'azurerm_network_security_group',
  'azurerm_virtual_network_gateway',
  'azurerm_virtual_network_gateway_connection',
  'azurerm_virtual_network_peering',
  'azurerm_local_network_gateway',
  'azurerm_public_ip',
  'azurerm_network_interface',
  'azurerm_linux_virtual_machine',
  'azurerm_resource_group',
]);

/**
 * Reads networks, security groups, peerings and connections from a synthesized Terraform stack.
 * @throws ReachError without a connection, or when a reference does not resolve
 */
export function readAzureSide(content: string): AzureSide {
  const parsed: unknown = JSON.parse(content);
  const file = new TerraformFile(recordOf(parsed));
  const connections = [...file.resources('azurerm_virtual_network_gateway_connection')].map(([, block]) =>
    readConnection(file, block),
  );
  if (connections.length === 0) throw new ReachError('the Azure side has no connection');
  const spaces = createdSpaces(file);
  const known = [...createdRanges(file), ...existingRanges(file)];
  const others = [...spaces, ...texts(file.output('vnetPrefixes')).map(cidrOf)]
    .filter((network) => !known.some((range) => overlaps(range.network, network)))
    .map((network): AzureRange => {
      return { name: network.text, network, group: undefined, kind: 'routed', peering: undefined };
    });
  const ranges = [...new Map([...known, ...others].map((range) => [range.network.text, range])).values()];
  return { spaces, ranges, connections, notComputed: file.notComputed() };
}

/** Terraform's JSON syntax, with variables replaced by their defaults. */
class TerraformFile {
  private readonly body: Block;

  constructor(body: Block) {
    this.body = body;
  }

  resources(type: string, section = 'resource'): ReadonlyMap<string, Block> {
    const blocks = recordOf(recordOf(this.body[section])[type]);
    return new Map(Object.entries(blocks).map(([name, block]) => [name, recordOf(this.substitute(block))]));
  }

  output(name: string): unknown {
    return this.substitute(recordOf(recordOf(this.body['output'])[name])['value']);
  }

  /** @throws ReachError when the resource of the reference is not in the file */
  referenced(reference: unknown): Block {
    const [, type = '', name = ''] = REFERENCE.exec(String(reference)) ?? [];
    const block = this.resources(type).get(name);
    if (block === undefined) throw new ReachError(`${String(reference)} is not in the Terraform file`);
    return block;
  }

  notComputed(): readonly string[] {
    return Object.entries(recordOf(this.body['resource']))
      .filter(([type]) => !COMPUTED.has(type))
      .flatMap(([type, blocks]) => Object.keys(recordOf(blocks)).map((name) => `${type} ${name}`));
  }

  private substitute(value: unknown): unknown {
    if (typeof value === 'string') {
      const variable = /^\$\{var\.(\w+)\}$/.exec(value)?.[1];
      const found = variable === undefined ? undefined : recordOf(recordOf(this.body['variable'])[variable])['default'];
      return found ?? value;
    }
    if (Array.isArray(value)) return value.map((item) => this.substitute(item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.substitute(item)]));
  }
}

const REFERENCE = /^\$\{(?:data\.)?(azurerm_\w+)\.(\w+)\.\w+\}$/;

function createdSpaces(file: TerraformFile): readonly Cidr[] {
  const networks = [...file.resources('azurerm_virtual_network').values()];
  return networks.flatMap((network) => texts(network['address_space'])).map(cidrOf);
}

function createdRanges(file: TerraformFile): readonly AzureRange[] {
  return [...file.resources('azurerm_subnet')]
    .filter(([, { name }]) => name !== 'GatewaySubnet')
    .flatMap(([id, subnet]) =>
      texts(subnet['address_prefixes']).map((prefix): AzureRange => {
        const group = groupOf(file, id);
        return { name: String(subnet['name']), network: cidrOf(prefix), group, kind: 'subnet', peering: undefined };
      }),
    );
}

function groupOf(file: TerraformFile, subnet: string): NetworkSecurityGroup | undefined {
  const association = [...file.resources('azurerm_subnet_network_security_group_association').values()].find(
    ({ subnet_id }) => REFERENCE.exec(String(subnet_id))?.[2] === subnet,
  );
  if (association === undefined) return undefined;
  const group = file.referenced(association['network_security_group_id']);
  const rules = list(group['security_rule']).map((rule) => readRule(recordOf(rule)));
  return { name: String(group['name']), rules: [...rules].sort((a, b) => a.priority - b.priority) };
}

function readRule(rule: Block): NetworkSecurityRule {
  const peers = (end: 'source' | 'destination'): Peers => ({
    prefixes: oneOrMany(rule, `${end}_address_prefix`, `${end}_address_prefixes`),
    ports: oneOrMany(rule, `${end}_port_range`, `${end}_port_ranges`),
  });
  return {
    name: String(rule['name']),
    priority: Number(rule['priority']),
    direction: rule['direction'] === 'Outbound' ? 'Outbound' : 'Inbound',
    allows: rule['access'] === 'Allow',
    protocol: String(rule['protocol']).toLowerCase(),
    source: peers('source'),
    destination: peers('destination'),
  };
}

function oneOrMany(rule: Block, one: string, many: string): readonly string[] {
  const several = texts(rule[many]);
  return several.length > 0 ? several : [String(rule[one] ?? '*')];
}

/** VNets that exist: their prefixes are those that the stack requires of them at each deployment. */
function existingRanges(file: TerraformFile): readonly AzureRange[] {
  return [...file.resources('azurerm_virtual_network', 'data')].flatMap(([id, network]) =>
    requiredPrefixes(network).map((prefix): AzureRange => {
      const peering = peeringOf(file, id);
      const kind = peering === undefined ? 'vnet' : 'spoke';
      return { name: String(network['name']), network: cidrOf(prefix), group: undefined, kind, peering };
    }),
  );
}

function requiredPrefixes(network: Block): readonly string[] {
  const conditions = list(recordOf(network['lifecycle'])['postcondition']).map((block) =>
    String(recordOf(block)['condition']),
  );
  return conditions.flatMap((condition) => {
    const prefixes = /setsubtract\((\[[^\]]*\]), self\.address_space\)/.exec(condition)?.[1];
    return prefixes === undefined ? [] : texts(JSON.parse(prefixes));
  });
}

/** The peering of a spoke with the hub, from both of its halves; `undefined` for the VNet of the gateway. */
function peeringOf(file: TerraformFile, network: string): Peering | undefined {
  if (network === HUB) return undefined;
  const peerings = [...file.resources('azurerm_virtual_network_peering').values()].filter(
    (peering) => peering['allow_virtual_network_access'] !== false,
  );
  const isOf = (reference: unknown): boolean => REFERENCE.exec(String(reference))?.[2] === network;
  const hub = peerings.find((peering) => isOf(peering['remote_virtual_network_id']));
  const spoke = peerings.find((peering) => isOf(peering['virtual_network_name']));
  return {
    offersGateway: hub?.['allow_gateway_transit'] === true,
    usesGateway: spoke?.['use_remote_gateways'] === true,
  };
}

/** Terraform name of the gateway's VNet. */
const HUB = 'virtualNetwork';

function readConnection(file: TerraformFile, block: Block): Connection {
  const site = file.referenced(block['local_network_gateway_id']);
  const address = String(site['gateway_address']);
  const routers = Object.entries(recordOf(file.output('peerAddresses')));
  const [router] = routers.find(([, own]) => own === address) ?? [];
  if (router === undefined) throw new ReachError(`the Azure side names no router with the address ${address}`);
  return {
    router,
    name: String(block['name']),
    mode: String(block['connection_mode'] ?? 'Default'),
    routerAddress: addressOf(address),
    prefixes: texts(site['address_space']).map(cidrOf),
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).map(String);
}
