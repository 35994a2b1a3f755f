import { sameAzureName } from '../../catalog/azure-id';
import type { FoundVnet } from '../../config/found';
import type { ExistingVnet } from '../../model/link';
import type { VnetLook } from './vnet-look';

/** What is no longer as the config or the hand-off describes it. */
export interface VnetChanges {
  /** What the link depends on, a sentence each. */
  readonly lost: readonly string[];
  /** What the link could use, a sentence each. */
  readonly gained: readonly string[];
}

/**
 * Compares a VNet with what is known of it.
 * @param found what `discover` saved of it. @default - nothing, the config describes it
 */
export function vnetChanges(
  { prefixes: known }: ExistingVnet,
  { vnet, gatewaySubnet }: VnetLook,
  found?: FoundVnet,
): VnetChanges {
  const subnet = gatewaySubnet?.prefixes[0];
  const before = found?.gatewaySubnet;
  return {
    lost: [
      ...known
        .filter((prefix) => !vnet.prefixes.includes(prefix))
        .map((prefix) => `${vnet.name} no longer has the prefix ${prefix}`),
      ...(before === undefined || subnet === before
        ? []
        : [
            `the GatewaySubnet of ${vnet.name} ${subnet === undefined ? 'no longer exists' : `is ${subnet}, not ${before}`}`,
          ]),
      ...(found?.gateway !== undefined && !vnet.gateways.some(({ id }) => sameAzureName(id, found.gateway?.id ?? ''))
        ? [`${vnet.name} no longer has the VPN gateway ${found.gateway.id}`]
        : []),
    ],
    gained: vnet.prefixes
      .filter((prefix) => !known.includes(prefix))
      .map((prefix) => `${vnet.name} has the prefix ${prefix}, which is not in azure.vnet.cidrs`),
  };
}
