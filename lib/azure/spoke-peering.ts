import { DataAzurermVirtualNetwork } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network';
import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering';
import { Fn, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { prefixCondition } from './existing-network';
import { logical } from './logical-id';

export interface SpokePeeringProps {
  /** Its name in the config. */
  readonly name: string;
  /** Name of its VNet in Azure, which exists. */
  readonly vnet: string;
  /** Name of the resource group of its VNet. */
  readonly resourceGroup: string;
  /** Prefixes that its address space must contain. */
  readonly prefixes: readonly string[];
  /** The VNet of the gateway. */
  readonly hub: { readonly id: string; readonly name: string; readonly addressSpace: readonly string[] };
  /** Name of the resource group of that VNet. */
  readonly hubResourceGroup: string;
  /** The gateway, when it is created: no peering can use it before. @default - it exists */
  readonly gateway?: ITerraformDependable;
  /** Tail of the Terraform names. */
  readonly tail: string;
}

/**
 * Both halves of a peering with gateway transit. Azure accepts the half of the spoke only when the gateway and the
 * half of the hub exist.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit
 */
export class SpokePeering extends Construct {
  constructor(scope: Construct, id: string, props: SpokePeeringProps) {
    super(scope, id);
    const { name, hub, tail } = props;
    const spoke = logical(
      `spoke${tail}`,
      new DataAzurermVirtualNetwork(this, 'Network', {
        name: props.vnet,
        resourceGroupName: props.resourceGroup,
        lifecycle: { postcondition: [prefixCondition(props.vnet, props.prefixes, `azure.spokes.${name}.cidrs`)] },
      }),
    );
    const fromHub = logical(
      `hubPeering${tail}`,
      new VirtualNetworkPeering(this, 'HubPeering', {
        name: `to-${name}`,
        resourceGroupName: props.hubResourceGroup,
        virtualNetworkName: hub.name,
        remoteVirtualNetworkId: spoke.id,
        allowVirtualNetworkAccess: true,
        allowGatewayTransit: true,
        triggers: synchronizedWith(spoke.addressSpace),
        dependsOn: props.gateway === undefined ? undefined : [props.gateway],
      }),
    );
    logical(
      `spokePeering${tail}`,
      new VirtualNetworkPeering(this, 'SpokePeering', {
        name: 'to-hub',
        resourceGroupName: props.resourceGroup,
        virtualNetworkName: spoke.name,
        remoteVirtualNetworkId: hub.id,
        allowVirtualNetworkAccess: true,
        useRemoteGateways: true,
        triggers: synchronizedWith(hub.addressSpace),
        dependsOn: [fromHub],
      }),
    );
  }
}

/**
 * A peering knows the address space of the other network as it was; a change of it must update the peering.
 * @see https://learn.microsoft.com/azure/virtual-network/update-virtual-network-peering-address-space
 */
function synchronizedWith(addressSpace: readonly string[]): Record<string, string> {
  return { remote_address_space: Fn.join(',', [...addressSpace]) };
}
