import { azureIdOf } from '../catalog/azure-id';
import { pending } from './fact';
import type { AzureEnd, AzureNetwork, Gateway, GatewayInstance, ResourceGroup, Spoke } from './link';
import { AZURE_COMPONENT, PLAIN_TEST_VM } from './names';
import type { ResolveInput } from './resolve';

/**
 * The Azure end: a gateway with one instance.
 * @throws Error when a VNet is created and no gateway subnet was resolved, which a valid config always has
 */
export function resolveAzure(input: ResolveInput): AzureEnd {
  const { config, resolved } = input;
  const { names, testVm, keyVault } = config.azure;
  const network = networkOf(input);
  const spokes = spokesOf(input);
  return {
    location: resolved.location,
    resourceGroup: resourceGroupOf(input),
    names,
    prefixes: [...network.prefixes, ...spokes.flatMap(({ prefixes }) => prefixes), ...config.azure.routedCidrs],
    network,
    gateway: gatewayOf(input),
    spokes,
    testVms: resolved.testVm
      ? [
          {
            id: PLAIN_TEST_VM,
            name: names.testVm,
            size: testVm.size,
            adminUsername: testVm.adminUsername,
            sshPublicKey: testVm.sshPublicKey,
          },
        ]
      : [],
    ...(keyVault === undefined ? {} : { keyVault }),
  };
}

function resourceGroupOf({ resolved: { resourceGroup } }: ResolveInput): ResourceGroup {
  if ('name' in resourceGroup) return { kind: 'created', name: resourceGroup.name };
  return { kind: 'existing', name: azureIdOf(resourceGroup.id).name, id: resourceGroup.id };
}

function gatewayOf({ config, resolved }: ResolveInput): Gateway {
  const { id, sku, publicIps = [] } = config.azure.gateway;
  const instances: readonly [GatewayInstance] = [
    { number: 0, address: pending('azure.gatewayAddresses.0', AZURE_COMPONENT) },
  ];
  if (id === undefined) {
    return { kind: 'created', sku, generation: resolved.generation, zones: resolved.zones, instances };
  }
  const { name, resourceGroup } = azureIdOf(id);
  return {
    kind: 'existing',
    id,
    name,
    resourceGroup,
    publicIps: publicIps.map((each) => ({ ...nameAndGroup(each), id: each })),
    instances,
  };
}

function spokesOf({ config }: ResolveInput): readonly Spoke[] {
  return Object.entries(config.azure.spokes)
    .map(([name, { id, cidrs, peering }]): Spoke => {
      const { name: vnet, resourceGroup } = azureIdOf(id);
      return { name, id, vnet, resourceGroup, prefixes: cidrs, peering: peering ?? 'created' };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameAndGroup(id: string): { readonly name: string; readonly resourceGroup: string } {
  const { name, resourceGroup } = azureIdOf(id);
  return { name, resourceGroup };
}

function networkOf({ config, resolved }: ResolveInput): AzureNetwork {
  const { id } = config.azure.vnet;
  const { vnetCidrs: prefixes, gatewaySubnet: cidr } = resolved;
  const gatewaySubnet = cidr === undefined ? undefined : ({ kind: 'created', cidr } as const);
  if (id !== undefined) {
    const { name, resourceGroup } = azureIdOf(id);
    return {
      kind: 'existing',
      id,
      name,
      resourceGroup,
      prefixes,
      gatewaySubnet: gatewaySubnet ?? { kind: 'existing' },
    };
  }
  if (gatewaySubnet === undefined) throw new Error('a checked config always has a gateway subnet');
  return { kind: 'created', prefixes, subnets: resolved.vnetSubnets, gatewaySubnet };
}
