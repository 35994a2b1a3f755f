import { azureIdOf, azureIdPattern, sameAzureName } from '../../catalog/azure-id';
import { shortLocation } from '../../catalog/azure-location';
import { ipv4Prefixes } from '../../discover/vnet/ipv4-prefixes';
import { denied, type RejectedRead } from '../../discover/vnet/rejections';
import type { VnetGatewaySeen, VnetPeeringSeen, VnetSeen, VnetSubnetSeen } from '../../discover/vnet/vnet-seen';
import { listAt, memberAt, textAt } from './answer';
import { connectionsOfOthers, isOf } from './connections-of-others.edge';
import { AzureRejection, NETWORK_API, type ResourceManager } from './resource-manager.edge';

/** What a description of a VNet depends on. */
export interface DescribedVnet {
  readonly id: string;
  /** Id of the gateway that the config names. @default - none */
  readonly gateway?: string;
  /** Name of the link, whose own gateway and connections have its tag. */
  readonly link: string;
}

/** Says of a rejected request which key of the config led to it. */
export class VnetRejection extends Error {
  readonly rejected: RejectedRead;

  constructor(rejected: RejectedRead) {
    super(rejected.code);
    this.rejected = rejected;
  }
}

/**
 * A VNet as Resource Manager describes it, with its gateways and what is connected to them.
 * @throws Error when the VNet or a gateway cannot be read, a VnetRejection where Azure rejected the request
 */
export async function describeVnet(reader: ResourceManager, { id, gateway, link }: DescribedVnet): Promise<VnetSeen> {
  const missingActions = new Set<string>();
  const vnet = await readAt(reader, 'azure.vnet.id', id);
  const subnets = listAt(propertiesOf(vnet), 'subnets');
  const ids = gatewayIds(subnets);
  const named = gateway === undefined || ids.some((each) => sameAzureName(each, gateway)) ? [] : [gateway];
  const gateways = await Promise.all(
    [...named, ...ids].map((each) => gatewaySeen({ reader, id: each, link, missingActions, gateway })),
  );
  return {
    id,
    name: azureIdOf(id).name,
    location: shortLocation(textAt(vnet, 'location')),
    prefixes: prefixesIn(memberAt(propertiesOf(vnet), 'addressSpace')),
    subnets: subnets.map(subnetSeen),
    peerings: listAt(propertiesOf(vnet), 'virtualNetworkPeerings').map(peeringSeen),
    gateways,
    missingActions: [...missingActions].sort(),
  };
}

async function readAt(reader: ResourceManager, key: string, id: string): Promise<unknown> {
  try {
    const [found] = await reader.list(id, NETWORK_API);
    return found;
  } catch (error) {
    if (!(error instanceof AzureRejection)) throw error;
    const { status, code, detail } = error;
    throw new VnetRejection({ key, id, status, code, detail });
  }
}

/** A subnet names the gateways in it by the ids of their addresses. */
function gatewayIds(subnets: readonly unknown[]): readonly string[] {
  const ids = subnets
    .flatMap((subnet) => listAt(propertiesOf(subnet), 'ipConfigurations'))
    .map((each) => textAt(each, 'id').split(/\/ipConfigurations\//i)[0] ?? '')
    .filter((id) => azureIdPattern('vpnGateway').test(id));
  return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()];
}

function subnetSeen(subnet: unknown): VnetSubnetSeen {
  const properties = propertiesOf(subnet);
  const several = listAt(properties, 'addressPrefixes');
  const securityGroup = idAt(properties, 'networkSecurityGroup');
  const routeTable = idAt(properties, 'routeTable');
  return {
    name: textAt(subnet, 'name'),
    prefixes: ipv4Prefixes(several.length > 0 ? several : [textAt(properties, 'addressPrefix')]),
    ...(securityGroup === '' ? {} : { securityGroup }),
    ...(routeTable === '' ? {} : { routeTable }),
  };
}

function peeringSeen(peering: unknown): VnetPeeringSeen {
  const properties = propertiesOf(peering);
  return {
    name: textAt(peering, 'name'),
    remote: idAt(properties, 'remoteVirtualNetwork'),
    prefixes: prefixesIn(
      memberAt(properties, 'remoteVirtualNetworkAddressSpace') ?? memberAt(properties, 'remoteAddressSpace'),
    ),
    state: textAt(properties, 'peeringState'),
    gatewayTransit: memberAt(properties, 'allowGatewayTransit') === true,
    usesRemoteGateway: memberAt(properties, 'useRemoteGateways') === true,
  };
}

interface GatewayRequest {
  readonly reader: ResourceManager;
  readonly id: string;
  readonly link: string;
  readonly missingActions: Set<string>;
  /** Id of the gateway that the config names. */
  readonly gateway?: string;
}

async function gatewaySeen(request: GatewayRequest): Promise<VnetGatewaySeen> {
  const { reader, id, link, gateway } = request;
  const isNamed = gateway !== undefined && sameAzureName(id, gateway);
  const found = await readAt(reader, isNamed ? 'azure.gateway.id' : 'the gateway of azure.vnet.id', id);
  const properties = propertiesOf(found);
  const addresses = listAt(properties, 'ipConfigurations').map(propertiesOf);
  const type = textAt(properties, 'gatewayType');
  return {
    id,
    name: azureIdOf(id).name,
    type,
    vpnType: textAt(properties, 'vpnType'),
    sku: textAt(memberAt(properties, 'sku'), 'name'),
    activeActive: memberAt(properties, 'activeActive') === true,
    subnets: addresses.map((address) => idAt(address, 'subnet')),
    publicIps: addresses.map((address) => idAt(address, 'publicIPAddress')).filter((each) => each !== ''),
    own: isOf(link, found),
    connections: type === 'Vpn' ? await connectionsSeen(request) : [],
  };
}

/** The connections of others to on-premises networks; those that the identity may not read are left out. */
async function connectionsSeen({
  reader,
  id,
  link,
  missingActions,
}: GatewayRequest): Promise<VnetGatewaySeen['connections']> {
  const connections = await unlessDenied(missingActions, `${id}/connections`, connectionsOfOthers(reader, id, link));
  const networks = connections
    .map((connection) => ({
      name: textAt(connection, 'name'),
      network: idAt(propertiesOf(connection), 'localNetworkGateway2'),
    }))
    .filter(({ network }) => network !== '');
  return Promise.all(
    networks.map(async ({ name, network }) => {
      const [found] = await unlessDenied(missingActions, network, reader.list(network, NETWORK_API));
      return { name, prefixes: prefixesIn(memberAt(propertiesOf(found), 'localNetworkAddressSpace')) };
    }),
  );
}

async function unlessDenied(
  missingActions: Set<string>,
  id: string,
  answer: Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof AzureRejection)) throw error;
    if (error.status === 403) missingActions.add(denied(id, error.detail));
    return [];
  }
}

function propertiesOf(resource: unknown): unknown {
  return memberAt(resource, 'properties');
}

function idAt(value: unknown, key: string): string {
  return textAt(memberAt(value, key), 'id');
}

function prefixesIn(space: unknown): readonly string[] {
  return ipv4Prefixes(listAt(space, 'addressPrefixes'));
}
