import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork as VirtualNetworkResource } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import { logical } from './logical-id';
import type { Placement } from './placement';

export interface VirtualNetworkProps {
  readonly placement: Placement;
  readonly name: string;
  /** Its address space. */
  readonly prefixes: readonly string[];
  readonly subnets: readonly SubnetProps[];
  readonly gatewaySubnetPrefix: string;
  readonly networkSecurityGroupName: string;
  /** Ranges on the AWS side, the only ones let in from outside the VNet. */
  readonly remotePrefixes: readonly string[];
}

export interface SubnetProps {
  readonly name: string;
  readonly prefix: string;
  /** Tail of the Terraform names. */
  readonly tail: string;
}

/** Azure finds the gateway's subnet by this name. */
export const GATEWAY_SUBNET = 'GatewaySubnet';

/** A VNet with its workload subnets, their security group, and the GatewaySubnet. */
export class VirtualNetwork extends Construct {
  readonly resource: VirtualNetworkResource;
  readonly subnets: readonly Subnet[];
  readonly gatewaySubnet: Subnet;

  constructor(scope: Construct, id: string, props: VirtualNetworkProps) {
    super(scope, id);
    const { resourceGroupName } = props.placement;
    this.resource = logical(
      'virtualNetwork',
      new VirtualNetworkResource(this, 'Resource', {
        ...props.placement,
        name: props.name,
        addressSpace: [...props.prefixes],
      }),
    );
    const network = { resourceGroupName, virtualNetworkName: this.resource.name };
    this.subnets = props.subnets.map(({ name, prefix, tail }) =>
      logical(`subnet${tail}`, new Subnet(this, `Subnet${tail}`, { ...network, name, addressPrefixes: [prefix] })),
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

  /**
   * The subnet for hosts that need no particular one.
   * @throws Error when the network has no workload subnet.
   */
  get firstSubnet(): Subnet {
    const [first] = this.subnets;
    if (first === undefined) throw new Error('the virtual network has no subnet for workloads');
    return first;
  }

  /** The GatewaySubnet gets none: a security group there cuts the gateway off from its own management. */
  private protectSubnets(props: VirtualNetworkProps): void {
    const securityGroup = logical(
      'networkSecurityGroup',
      new NetworkSecurityGroup(this, 'SecurityGroup', {
        ...props.placement,
        name: props.networkSecurityGroupName,
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
      }),
    );
    props.subnets.forEach(({ tail }, index) => {
      const name = associationName(tail);
      logical(
        `subnet${name}`,
        new SubnetNetworkSecurityGroupAssociation(this, `Subnet${name}`, {
          subnetId: this.subnets[index]?.id ?? '',
          networkSecurityGroupId: securityGroup.id,
        }),
      );
    });
  }
}

/** Apart from every name of a subnet: one may be called like the association of another. */
function associationName(tail: string): string {
  return tail.startsWith('_') ? `SecurityGroup${tail}` : `${tail}SecurityGroup`;
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
