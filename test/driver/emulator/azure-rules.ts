import { cidrOf, contains, overlaps } from '../../../lib/cidr/cidr';
import { idsOf, typeOf, type Resource } from './azure-resources';

/** Why Resource Manager rejects a request. */
export interface RejectedRequest {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

type Resources = ReadonlyMap<string, Resource>;

/** A request that creates a resource, or replaces its content. */
interface Write {
  readonly path: string;
  readonly body: Resource;
  readonly known: Resource | undefined;
  readonly all: Resources;
}

/**
 * Why Resource Manager rejects a write because of what exists; undefined for one that it accepts. The codes are those
 * that people reported.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
 */
export function rejectedWrite(path: string, body: Resource, all: Resources): RejectedRequest | undefined {
  const write: Write = { path, body, known: all.get(path.toLowerCase()), all };
  return movedElsewhere(write) ?? danglingReference(write) ?? RULES[typeOf(path).toLowerCase()]?.(write);
}

/** Why Resource Manager rejects that a resource is deleted; undefined when nothing uses it. */
export function rejectedDeletion(path: string, all: Resources): RejectedRequest | undefined {
  const key = path.toLowerCase();
  const code = IN_USE[typeOf(path).toLowerCase()];
  if (code === undefined) return undefined;
  const used = [key, ...[...all.keys()].filter((id) => id.startsWith(`${key}/subnets/`))];
  const [user] = used.flatMap((id) => usersOf(id, all).filter((each) => !each.startsWith(`${key}/`)));
  return user === undefined ? undefined : { status: 400, code, message: `${path} is in use by ${user}.` };
}

/**
 * Codes for a resource that others use. Microsoft names none for the two kinds of gateways: their connections must be
 * deleted first.
 * @see https://github.com/hashicorp/terraform-provider-azurerm/issues/688
 * @see https://github.com/pulumi/pulumi-azure-native/issues/3051
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-delete-vnet-gateway-portal
 */
const IN_USE: Readonly<Record<string, string>> = {
  'microsoft.network/publicipaddresses': 'PublicIPAddressCannotBeDeleted',
  'microsoft.network/virtualnetworks': 'InUseSubnetCannotBeDeleted',
  'microsoft.network/virtualnetworks/subnets': 'InUseSubnetCannotBeDeleted',
  'microsoft.network/networksecuritygroups': 'InUseNetworkSecurityGroupCannotBeDeleted',
  'microsoft.network/networkinterfaces': 'NicInUse',
  'microsoft.network/localnetworkgateways': 'Conflict',
  'microsoft.network/virtualnetworkgateways': 'Conflict',
};

const RULES: Readonly<Record<string, (write: Write) => RejectedRequest | undefined>> = {
  'microsoft.network/publicipaddresses': changedZones,
  'microsoft.network/virtualnetworkgateways': resizedGateway,
  'microsoft.network/virtualnetworks': shrunkNetwork,
  'microsoft.network/virtualnetworks/subnets': misplacedSubnet,
  'microsoft.compute/virtualmachines': changedMachine,
};

function movedElsewhere({ path, body, known }: Write): RejectedRequest | undefined {
  const [before, after] = [known?.['location'], body['location']].map((each) => shortName(each));
  if (before === undefined || after === undefined || before === after) return undefined;
  const message = `The resource '${path}' already exists in location '${before}'. A resource with the same name cannot be created in location '${after}'.`;
  return { status: 409, code: 'InvalidResourceLocation', message };
}

function shortName(location: unknown): string | undefined {
  return typeof location === 'string' ? location.toLowerCase().replaceAll(' ', '') : undefined;
}

/** Keys whose ids must exist: a public IP that a gateway names, and the like. */
const REFERENCES = [
  ...['subnet', 'publicIPAddress', 'networkSecurityGroup', 'virtualNetworkGateway1', 'localNetworkGateway2'],
  'networkInterfaces',
];

function danglingReference({ path, body, all }: Write): RejectedRequest | undefined {
  const missing = referencesOf(body).find((id) => !all.has(id.toLowerCase()));
  if (missing === undefined) return undefined;
  const message = `Resource ${missing} referenced by resource ${path} was not found.`;
  return { status: 400, code: 'InvalidResourceReference', message };
}

/** Zones are those of the creation. @see https://github.com/Azure/AzOps/issues/701 */
function changedZones({ path, body, known }: Write): RejectedRequest | undefined {
  if (known === undefined) return undefined;
  const [before, after] = [known, body].map((each) =>
    [...((each['zones'] as string[] | undefined) ?? [])].sort().join(),
  );
  if (before === after) return undefined;
  const message = `Resource ${path} has an existing availability zone constraint ${before} and the request has ${after}.`;
  return { status: 400, code: 'ResourceAvailabilityZonesCannotBeModified', message };
}

/**
 * A gateway keeps its generation, and AZ SKUs are a series of their own.
 * @see https://github.com/hashicorp/terraform-provider-azurerm/issues/5535
 * @see https://github.com/Azure/Azure-Landing-Zones/issues/3265
 */
function resizedGateway({ body, known }: Write): RejectedRequest | undefined {
  const { sku, generation } = seriesOf(body);
  if (generation === 'Generation2' && /^VpnGw1|^Basic/.test(sku)) {
    const message = `The Virtual Network Gateway Sku ${sku} cannot be used when VirtualNetworkVpnGatewayGeneration is set to ${generation}.`;
    return { status: 400, code: 'VirtualNetworkGatewaySkuCannotBeCreatedForSpecifiedVmGeneration', message };
  }
  if (known === undefined) return undefined;
  const before = seriesOf(known);
  const isSame = before.generation === generation && before.sku.endsWith('AZ') === sku.endsWith('AZ');
  if (isSame && (before.sku === 'Basic') === (sku === 'Basic')) return undefined;
  const message = `Resize from ${before.sku} of ${before.generation} to ${sku} of ${generation} is not supported.`;
  return { status: 400, code: 'CrossSeriesOrCrossGatewayGenenrationResizeNotSupported', message };
}

function seriesOf({ properties }: Resource): { readonly sku: string; readonly generation: string } {
  const { name = '' } = (properties?.['sku'] ?? {}) as { readonly name?: string };
  return { sku: name, generation: String(properties?.['vpnGatewayGeneration'] ?? 'Generation1') };
}

/** The subnets of a VNet stay in its address space. @see https://github.com/hashicorp/terraform/issues/23729 */
function shrunkNetwork({ path, body, all }: Write): RejectedRequest | undefined {
  const space = prefixesOf(body);
  const outside = subnetsOf(path, all).find((subnet) => !isInside(prefixesOf(subnet), space));
  return outside === undefined ? undefined : invalidSubnet(outside.name ?? '', path);
}

/**
 * A subnet is in the address space, overlaps no other one, and keeps its prefixes while addresses in it are used.
 * @see https://github.com/hashicorp/terraform-provider-azurerm/issues/11211
 */
function misplacedSubnet({ path, body, known, all }: Write): RejectedRequest | undefined {
  const [network = '', name = ''] = path.split(/\/subnets\//i);
  const prefixes = prefixesOf(body);
  const vnet = all.get(network.toLowerCase());
  const others = subnetsOf(network, all).filter(({ id }) => id?.toLowerCase() !== path.toLowerCase());
  const isTaken = others.some((other) =>
    prefixesOf(other).some((left) => prefixes.some((right) => overlaps(cidrOf(left), cidrOf(right)))),
  );
  if (isTaken) return { ...invalidSubnet(name, network), code: 'NetcfgSubnetRangesOverlap' };
  if (vnet !== undefined && !isInside(prefixes, prefixesOf(vnet))) return invalidSubnet(name, network);
  const [user] = known === undefined || prefixesOf(known).join() === prefixes.join() ? [] : usersOf(path, all);
  if (user === undefined) return undefined;
  const message = `IpPrefix ${prefixesOf(known ?? {}).join()} on Subnet ${name} has active allocations and cannot be deleted.`;
  return { status: 400, code: 'InUsePrefixCannotBeDeleted', message };
}

function invalidSubnet(name: string, network: string): RejectedRequest {
  const message = `Subnet '${name}' is not valid in virtual network '${network.slice(network.lastIndexOf('/') + 1)}'.`;
  return { status: 400, code: 'NetcfgInvalidSubnet', message };
}

function isInside(prefixes: readonly string[], space: readonly string[]): boolean {
  return prefixes.every((prefix) => space.some((each) => contains(cidrOf(each), cidrOf(prefix))));
}

function subnetsOf(network: string, all: Resources): readonly Resource[] {
  const prefix = `${network.toLowerCase()}/subnets/`;
  return [...all].filter(([id]) => id.startsWith(prefix)).map(([, subnet]) => subnet);
}

/** Address space of a VNet, or the prefixes of a subnet. */
function prefixesOf({ properties = {} }: Resource): readonly string[] {
  const space = properties['addressSpace'] as { readonly addressPrefixes?: readonly string[] } | undefined;
  const several = space?.addressPrefixes ?? (properties['addressPrefixes'] as readonly string[] | undefined);
  const one = properties['addressPrefix'];
  return several ?? (typeof one === 'string' ? [one] : []);
}

/** What a VM gets when it is created. @see https://github.com/hashicorp/terraform-provider-azurerm/issues/3277 */
function changedMachine({ body, known }: Write): RejectedRequest | undefined {
  if (known === undefined) return undefined;
  const fixed = ({ properties = {}, ...rest }: Resource): Readonly<Record<string, unknown>> => {
    const os = (properties['osProfile'] ?? {}) as { readonly adminUsername?: string; readonly computerName?: string };
    return { adminUsername: os.adminUsername, computerName: os.computerName, zones: rest['zones'] };
  };
  const [before, after] = [fixed(known), fixed(body)];
  const changed = Object.keys(before).find((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (changed === undefined) return undefined;
  return { status: 409, code: 'PropertyChangeNotAllowed', message: `Changing property '${changed}' is not allowed.` };
}

/** Ids of what refers to a resource. A VNet does not: what it was written with of its subnets may be old. */
function usersOf(id: string, all: Resources): readonly string[] {
  const others = [...all].filter(([user]) => !/\/virtualnetworks\/[^/]+$/.test(user));
  return others.flatMap(([user, resource]) =>
    referencesOf(resource).some((each) => each.toLowerCase() === id.toLowerCase()) ? [user] : [],
  );
}

function referencesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(referencesOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    REFERENCES.includes(key) ? [value].flat().flatMap((each) => idsOf(each)) : referencesOf(value),
  );
}
