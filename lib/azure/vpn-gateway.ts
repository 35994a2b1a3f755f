import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { Construct } from 'constructs';
import type { GatewayPlan } from '../model/link';
import { logical } from './logical-id';
import { placeIn } from './place';

export interface VpnGatewayProps {
  readonly plan: GatewayPlan;
  readonly resourceGroup: ResourceGroup;
  readonly name: string;
  /** One name per gateway instance. */
  readonly publicIpNames: readonly string[];
  readonly subnet: Subnet;
  readonly tags: Readonly<Record<string, string>>;
}

/** A route-based VPN gateway with one public IP per instance. */
export class VpnGateway extends Construct {
  readonly resource: VirtualNetworkGateway;
  readonly publicIps: readonly PublicIp[];

  constructor(scope: Construct, id: string, props: VpnGatewayProps) {
    super(scope, id);
    const place = placeIn(props.resourceGroup);
    this.publicIps = props.publicIpNames.map((name, index) =>
      logical(
        `gatewayPublicIp${suffix(index)}`,
        new PublicIp(this, `PublicIp${suffix(index)}`, {
          ...place,
          name,
          sku: 'Standard',
          allocationMethod: 'Static',
          zones: props.plan.zones.length > 0 ? [...props.plan.zones] : undefined,
          tags: { ...props.tags },
        }),
      ),
    );
    this.resource = logical(
      'vpnGateway',
      new VirtualNetworkGateway(this, 'Resource', {
        ...place,
        name: props.name,
        type: 'Vpn',
        vpnType: 'RouteBased',
        sku: props.plan.sku,
        generation: props.plan.generation,
        activeActive: this.publicIps.length > 1,
        ipConfiguration: this.publicIps.map((publicIp, index) => ({
          name: `gatewayIpConfiguration${suffix(index)}`,
          privateIpAddressAllocation: 'Dynamic',
          publicIpAddressId: publicIp.id,
          subnetId: props.subnet.id,
        })),
        tags: { ...props.tags },
      }),
    );
  }
}

function suffix(index: number): string {
  return index === 0 ? '' : String(index + 1);
}
