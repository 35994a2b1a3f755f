import { pending } from './fact';
import type { AzureEnd } from './link';
import { AZURE_COMPONENT, PLAIN_TEST_VM } from './names';
import type { ResolveInput } from './resolve';

/**
 * The Azure end: a gateway with one instance.
 * @throws Error when no gateway subnet was resolved, which a valid config always has
 */
export function resolveAzure({ config, resolved }: ResolveInput): AzureEnd {
  const { names, testVm, gateway, vnet, keyVault } = config.azure;
  if (resolved.gatewaySubnet === undefined) throw new Error('a checked config always has a gateway subnet');
  return {
    location: resolved.location,
    resourceGroup: resolved.resourceGroup,
    names,
    prefixes: vnet.cidrs,
    subnets: resolved.vnetSubnets,
    gatewaySubnet: resolved.gatewaySubnet,
    gateway: {
      sku: gateway.sku,
      generation: resolved.generation,
      zones: resolved.zones,
      instances: [{ number: 0, address: pending('azure.gatewayAddresses.0', AZURE_COMPONENT) }],
    },
    testVms: testVm.enabled
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
