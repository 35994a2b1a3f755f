import { DataAzurermSubnet } from '@cdktf/provider-azurerm/lib/data-azurerm-subnet';
import { DataAzurermVirtualNetwork } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import type { Postcondition } from 'cdktf';
import { Construct } from 'constructs';
import { azureIdOf } from '../catalog/azure-id';
import { logical } from './logical-id';
import { GATEWAY_SUBNET } from './virtual-network';

export interface ExistingNetworkProps {
  /** Its id. */
  readonly id: string;
  /** Name of the VNet. */
  readonly name: string;
  /** Name of its resource group. */
  readonly resourceGroupName: string;
  /** Where the VNet must be. */
  readonly location: string;
  /** Prefixes that its address space must contain. */
  readonly prefixes: readonly string[];
  /** Prefix of the GatewaySubnet to create. @default - it exists */
  readonly gatewaySubnetPrefix?: string;
  /** Whether an existing GatewaySubnet is read. @default true */
  readonly readsGatewaySubnet?: boolean;
  /** Longest prefix that an existing GatewaySubnet may have. @default 27 */
  readonly longestGatewaySubnetPrefix?: number;
}

/** @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings#gwsub */
const LONGEST_GATEWAY_SUBNET_PREFIX = 27;

/** A VNet that exists, read and never changed, and its GatewaySubnet, which is created in it if it is asked for. */
export class ExistingNetwork extends Construct {
  readonly resource: DataAzurermVirtualNetwork;
  /** Absent when nobody asked for it: the gateway in it exists. */
  readonly gatewaySubnet?: Subnet | DataAzurermSubnet;

  constructor(scope: Construct, id: string, props: ExistingNetworkProps) {
    super(scope, id);
    this.resource = logical(
      'virtualNetwork',
      new DataAzurermVirtualNetwork(this, 'Resource', {
        name: props.name,
        resourceGroupName: props.resourceGroupName,
        lifecycle: { postcondition: networkConditions(props) },
      }),
    );
    if (props.gatewaySubnetPrefix === undefined && props.readsGatewaySubnet === false) return;
    const subnet = {
      name: GATEWAY_SUBNET,
      resourceGroupName: props.resourceGroupName,
      virtualNetworkName: this.resource.name,
    };
    this.gatewaySubnet = logical(
      'gatewaySubnet',
      props.gatewaySubnetPrefix === undefined
        ? new DataAzurermSubnet(this, GATEWAY_SUBNET, {
            ...subnet,
            lifecycle: { postcondition: subnetConditions(props) },
          })
        : new Subnet(this, GATEWAY_SUBNET, { ...subnet, addressPrefixes: [props.gatewaySubnetPrefix] }),
    );
  }
}

function networkConditions({ id, name, location, prefixes }: ExistingNetworkProps): Postcondition[] {
  const { subscription } = azureIdOf(id);
  return [
    {
      condition: `\${split("/", lower(self.id))[2] == "${subscription}"}`,
      errorMessage: `The VNet ${name} must be in the subscription ${subscription}; set ARM_SUBSCRIPTION_ID to it.`,
    },
    {
      condition: `\${self.location == "${location}"}`,
      errorMessage: `The VNet ${name} must be in ${location}; set azure.location to the location of the VNet.`,
    },
    prefixCondition(name, prefixes, 'azure.vnet.cidrs'),
  ];
}

/** That a VNet which is read has the prefixes that the config gives it, at this key. */
export function prefixCondition(name: string, prefixes: readonly string[], key: string): Postcondition {
  return {
    condition: `\${length(setsubtract(${JSON.stringify(prefixes)}, self.address_space)) == 0}`,
    errorMessage: `The address space of the VNet ${name} must contain ${prefixes.join(', ')}; set ${key} to prefixes that it has.`,
  };
}

function subnetConditions({
  name,
  longestGatewaySubnetPrefix: longest = LONGEST_GATEWAY_SUBNET_PREFIX,
}: ExistingNetworkProps): Postcondition[] {
  return [
    {
      condition: `\${anytrue([for prefix in self.address_prefixes : tonumber(split("/", prefix)[1]) <= ${longest}])}`,
      errorMessage: `The GatewaySubnet of the VNet ${name} must be /${longest} or larger; enlarge it before a VPN gateway is created in it.`,
    },
    {
      condition: '${self.network_security_group_id == null || self.network_security_group_id == ""}',
      errorMessage: `The GatewaySubnet of the VNet ${name} must have no network security group, which Azure does not support there; remove it from the subnet.`,
    },
  ];
}
