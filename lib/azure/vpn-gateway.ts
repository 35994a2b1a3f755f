import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { Construct } from 'constructs';
import { logical, type Naming } from './logical-id';
import type { Placement } from './placement';

export interface VpnGatewayProps {
  readonly placement: Placement;
  readonly name: string;
  /** Such as VpnGw1AZ. */
  readonly sku: string;
  readonly generation: 'Generation1' | 'Generation2';
  /** Availability zones of the public IPs. @default - none */
  readonly zones?: readonly string[];
  /** One per gateway instance; with two, the gateway is active-active. */
  readonly publicIps: readonly PublicIpProps[];
  /** The GatewaySubnet. */
  readonly subnet: { readonly id: string };
  /** How elements get their Terraform names. @default - the plain name with the tail of the public IP */
  readonly named?: Naming;
}

export interface PublicIpProps {
  readonly name: string;
  /** Tail of the Terraform names. */
  readonly tail: string;
}

/** A route-based VPN gateway with one public IP per instance. */
export class VpnGateway extends Construct {
  readonly resource: VirtualNetworkGateway;
  readonly publicIps: readonly PublicIp[];

  constructor(scope: Construct, id: string, props: VpnGatewayProps) {
    super(scope, id);
    const { placement, zones = [], named = logical } = props;
    this.publicIps = props.publicIps.map(({ name, tail }) =>
      named(
        `gatewayPublicIp${tail}`,
        new PublicIp(this, `PublicIp${tail}`, {
          ...placement,
          name,
          sku: 'Standard',
          allocationMethod: 'Static',
          zones: zones.length > 0 ? [...zones] : undefined,
        }),
      ),
    );
    this.resource = named(
      'vpnGateway',
      new VirtualNetworkGateway(this, 'Resource', {
        ...placement,
        name: props.name,
        type: 'Vpn',
        vpnType: 'RouteBased',
        sku: props.sku,
        generation: props.generation,
        activeActive: this.publicIps.length > 1,
        ipConfiguration: props.publicIps.map(({ tail }, index) => ({
          name: `gatewayIpConfiguration${tail}`,
          privateIpAddressAllocation: 'Dynamic',
          publicIpAddressId: this.publicIps[index]?.id ?? '',
          subnetId: props.subnet.id,
        })),
      }),
    );
  }
}
