import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork as VirtualNetworkResource } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import { logical } from './logical-id';

export interface VirtualNetworkProps {
  readonly resourceGroup: ResourceGroup;
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly subnets: readonly { readonly name: string; readonly prefix: string }[];
  readonly gatewaySubnetPrefix: string;
  readonly networkSecurityGroupName: string;
  /** Ranges on the AWS side, the only ones let in from outside the VNet. */
  readonly remotePrefixes: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Azure finds the gateway's subnet by this name. */
const GATEWAY_SUBNET = 'GatewaySubnet';

/** A VNet with its workload subnets, their security group, and the GatewaySubnet. */
export class VirtualNetwork extends Construct {
  readonly resource: VirtualNetworkResource;
  readonly subnets: readonly Subnet[];
  readonly gatewaySubnet: Subnet;

  constructor(scope: Construct, id: string, props: VirtualNetworkProps) {
    super(scope, id);
    const group = { resourceGroupName: props.resourceGroup.name };
    this.resource = logical(
      'virtualNetwork',
      new VirtualNetworkResource(this, 'Resource', {
        ...group,
        name: props.name,
        location: props.resourceGroup.location,
        addressSpace: [...props.prefixes],
        tags: { ...props.tags },
      }),
    );
    const network = { ...group, virtualNetworkName: this.resource.name };
    this.subnets = props.subnets.map(({ name, prefix }, index) =>
      logical(
        `subnet${index + 1}`,
        new Subnet(this, `Subnet${index + 1}`, { ...network, name, addressPrefixes: [prefix] }),
      ),
    );
    this.gatewaySubnet = logical(
      'gatewaySubnet',
      new Subnet(this, GATEWAY_SUBNET, {
        ...network,
        name: GATEWAY_SUBNET,
        addressPrefixes: [props.gatewaySubnetPrefix],
      }),
    );
    this.protectSubnets(props);
  }

  /** The GatewaySubnet gets none: a security group there cuts the gateway off from its own management. */
  private protectSubnets(props: VirtualNetworkProps): void {
    const securityGroup = logical(
      'networkSecurityGroup',
      new NetworkSecurityGroup(this, 'SecurityGroup', {
        name: props.networkSecurityGroupName,
        location: props.resourceGroup.location,
        resourceGroupName: props.resourceGroup.name,
        securityRule: [
          inbound('AllowPingFromAws', 100, 'Icmp', 'Pings from the VPC', props.remotePrefixes),
          inbound(
            'AllowFromAws',
            110,
            '*',
            'Everything else from the VPC; Azure denies the internet by default',
            props.remotePrefixes,
          ),
        ],
        tags: { ...props.tags },
      }),
    );
    this.subnets.forEach((subnet, index) =>
      logical(
        `subnet${index + 1}SecurityGroup`,
        new SubnetNetworkSecurityGroupAssociation(this, `Subnet${index + 1}SecurityGroup`, {
          subnetId: subnet.id,
          networkSecurityGroupId: securityGroup.id,
        }),
      ),
    );
  }
}

function inbound(name: string, priority: number, protocol: string, description: string, prefixes: readonly string[]) {
  return {
    name,
    priority,
    protocol,
    description,
    direction: 'Inbound',
    access: 'Allow',
    sourcePortRange: '*',
    destinationPortRange: '*',
    sourceAddressPrefixes: [...prefixes],
    destinationAddressPrefix: '*',
  };
}
