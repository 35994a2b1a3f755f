import { typeOf, type Resource } from './azure-resources';

/** What Resource Manager answers to a request that reads. */
export interface ReadAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The network resources that Resource Manager puts together at each read: a VNet with its subnets and the half of its
 * peerings, and the connections of a gateway. Undefined for any other path, and for one that does not exist.
 */
export function readNetwork(path: string, resources: ReadonlyMap<string, Resource>): unknown {
  const key = path.toLowerCase();
  if (/\/virtualnetworkgateways\/[^/]+\/connections$/.test(key)) {
    const gateway = key.slice(0, -'/connections'.length);
    return { value: [...resources.values()].filter((each) => idAt(each, 'virtualNetworkGateway1') === gateway) };
  }
  const [, machine = '', view] = /^(.*\/virtualmachines\/[^/]+)\/(instanceview|vmsizes)$/.exec(key) ?? [];
  if (resources.has(machine)) {
    return view === 'vmsizes' ? { value: SIZES } : { statuses: [{ code: 'PowerState/running' }] };
  }
  const found = resources.get(key);
  if (found === undefined || !/\/virtualnetworks\/[^/]+$/.test(key)) return undefined;
  return {
    ...found,
    properties: {
      ...found.properties,
      subnets: below(`${key}/subnets/`, resources).map((subnet) => withAddresses(subnet, resources)),
      virtualNetworkPeerings: below(`${key}/virtualnetworkpeerings/`, resources).map((half) =>
        withRemote(half, resources),
      ),
    },
  };
}

/** Sizes that a VM can have where it is. */
const SIZES = ['Standard_B2ats_v2', 'Standard_B2s', 'Standard_D2s_v5'].map((name) => ({ name }));

/** The rejection of a read whose action is denied; undefined when it is not. */
export function deniedRead(path: string, denied: readonly string[]): ReadAnswer | undefined {
  const action = `${typeOf(path)}/read`;
  if (!denied.includes(action)) return undefined;
  const message = `The client 'driver' with object id 'driver' does not have authorization to perform action '${action}' over scope '${path}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;
  return { status: 403, body: { error: { code: 'AuthorizationFailed', message } } };
}

function below(prefix: string, resources: ReadonlyMap<string, Resource>): readonly Resource[] {
  return [...resources].filter(([id]) => id.startsWith(prefix)).map(([, resource]) => resource);
}

/** Half of a peering with its state and the address space of the other VNet, which the provider expects of each. */
function withRemote(half: Resource, resources: ReadonlyMap<string, Resource>): Resource {
  const remoteAddressSpace = resources.get(idAt(half, 'remoteVirtualNetwork'))?.properties?.['addressSpace'];
  return {
    ...half,
    properties: {
      peeringState: 'Connected',
      ...half.properties,
      remoteAddressSpace,
      remoteVirtualNetworkAddressSpace: remoteAddressSpace,
    },
  };
}

/** A subnet with the ids of the addresses that gateways have in it. */
function withAddresses(subnet: Resource, resources: ReadonlyMap<string, Resource>): Resource {
  const gateways = [...resources.values()].filter(({ type }) => /\/virtualNetworkGateways$/i.test(type ?? ''));
  const ipConfigurations = gateways.flatMap(({ id, properties }) =>
    ((properties?.['ipConfigurations'] ?? []) as readonly Resource[])
      .filter((address) => idAt(address, 'subnet') === subnet.id?.toLowerCase())
      .map(({ name }) => ({ id: `${id}/ipConfigurations/${name}` })),
  );
  return { ...subnet, properties: { ...subnet.properties, ipConfigurations } };
}

function idAt({ properties }: Resource, key: string): string {
  return ((properties?.[key] as { readonly id?: string } | undefined)?.id ?? '').toLowerCase();
}
