import { DataAzurermPublicIp } from '@cdktf/provider-azurerm/lib/data-azurerm-public-ip';
import { DataAzurermVirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network-gateway';
import type { Postcondition } from 'cdktf';
import { Construct } from 'constructs';
import { azureIdOf } from '../catalog/azure-id';
import { instanceTail, type InstanceNumber } from '../model/names';
import { logical } from './logical-id';

/** A resource as its id names it. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Name of its resource group. */
  readonly resourceGroup: string;
}

export interface ExistingGatewayProps extends Named {
  /** Where the gateway must be. */
  readonly location: string;
  /** Id of the VNet that the gateway must be in. */
  readonly networkId: string;
  /** Its public IPs, one per instance. */
  readonly publicIps: readonly Named[];
  /** Whether the connection asks for what the SKU Basic lacks: a custom policy or a connection mode. @default true */
  readonly asksForPolicy?: boolean;
}

/** A VPN gateway that exists: read and never changed, with the public addresses that routers connect to. */
export class ExistingGateway extends Construct {
  readonly resource: DataAzurermVirtualNetworkGateway;
  readonly publicIps: readonly DataAzurermPublicIp[];

  constructor(scope: Construct, id: string, props: ExistingGatewayProps) {
    super(scope, id);
    this.resource = logical(
      'vpnGateway',
      new DataAzurermVirtualNetworkGateway(this, 'Resource', {
        name: props.name,
        resourceGroupName: props.resourceGroup,
        lifecycle: { postcondition: conditionsOf(props) },
      }),
    );
    this.publicIps = props.publicIps.map(({ name, resourceGroup }, number) => {
      const tail = instanceTail(number as InstanceNumber);
      const source = new DataAzurermPublicIp(this, `PublicIp${tail}`, { name, resourceGroupName: resourceGroup });
      return logical(`gatewayPublicIp${tail}`, source);
    });
  }
}

function conditionsOf(props: ExistingGatewayProps): Postcondition[] {
  const { id, name, location, networkId, publicIps, asksForPolicy = true } = props;
  const { subscription } = azureIdOf(id);
  const gateway = `The gateway ${name}`;
  const subnet = `${networkId}/subnets/GatewaySubnet`.toLowerCase();
  // A gateway of the SKU Basic may have none.
  const address = 'try(lower(each.public_ip_address_id), "")';
  return [
    {
      condition: `\${split("/", lower(self.id))[2] == "${subscription}"}`,
      errorMessage: `${gateway} must be in the subscription ${subscription}; set ARM_SUBSCRIPTION_ID to it.`,
    },
    {
      condition: `\${self.location == "${location}"}`,
      errorMessage: `${gateway} must be in ${location}; set azure.location to the location of the gateway.`,
    },
    {
      condition: '${self.type == "Vpn"}',
      errorMessage: `${gateway} must be a VPN gateway, not an ExpressRoute gateway; set azure.gateway.id to a VPN gateway.`,
    },
    {
      condition: '${self.vpn_type == "RouteBased"}',
      errorMessage: `${gateway} must be route-based, because a policy-based one supports neither IKEv2 nor a second connection; use a route-based gateway.`,
    },
    {
      condition: '${!self.active_active}',
      errorMessage: `${gateway} must be active-standby, because a link has one tunnel and an active-active gateway sends traffic through both instances; use an active-standby gateway.`,
    },
    ...(asksForPolicy
      ? [
          {
            condition: '${self.sku != "Basic"}',
            errorMessage: `${gateway} must have another SKU than Basic, which supports no custom IPsec policy and no connection mode; set azure.gateway.sku to Basic and ipsec.profile to azure-default.`,
          },
        ]
      : []),
    {
      condition: `\${alltrue([for each in self.ip_configuration : lower(each.subnet_id) == "${subnet}"])}`,
      errorMessage: `${gateway} must be in the VNet ${azureIdOf(networkId).name}; set azure.vnet.id to the VNet of the gateway.`,
    },
    ...publicIps.map((publicIp) => ({
      condition: `\${contains([for each in self.ip_configuration : ${address}], "${publicIp.id.toLowerCase()}")}`,
      errorMessage: `${gateway} must have the public IP ${publicIp.name}; set azure.gateway.publicIps to the public IP of the gateway.`,
    })),
  ];
}
