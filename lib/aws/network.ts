import { Fn } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { VpcSubnetPlan, ZoneChoice } from '../plan/plan';

export interface NetworkProps {
  /** IPv4 ranges; the first is the primary one. */
  readonly prefixes: readonly string[];
  readonly subnets: readonly VpcSubnetPlan[];
}

/** A VPC with an internet gateway and one route table per subnet. */
export class Network extends Construct {
  readonly vpc: ec2.IVpc;
  private readonly subnets: ReadonlyMap<string, ec2.Subnet>;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const [primary, ...secondary] = props.prefixes;
    const resource = new ec2.CfnVPC(this, 'Resource', {
      cidrBlock: primary,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: [{ key: 'Name', value: this.node.path }],
    });
    const ranges = secondary.map(
      (cidrBlock) => new ec2.CfnVPCCidrBlock(this, `Range${cidrBlock}`, { vpcId: resource.ref, cidrBlock }),
    );
    const gateway = new ec2.CfnInternetGateway(this, 'InternetGateway');
    const attachment = new ec2.CfnVPCGatewayAttachment(this, 'Attachment', {
      vpcId: resource.ref,
      internetGatewayId: gateway.ref,
    });
    this.subnets = new Map(
      props.subnets.map((plan) => [plan.name, this.createSubnet(plan, resource.ref, gateway, attachment)]),
    );
    for (const range of ranges) this.subnets.forEach((subnet) => subnet.node.addDependency(range));
    const publicSubnets = [...this.subnets.values()].filter((subnet) => subnet instanceof ec2.PublicSubnet);
    this.vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: resource.ref,
      availabilityZones: publicSubnets.map((subnet) => subnet.availabilityZone),
      publicSubnetIds: publicSubnets.map((subnet) => subnet.subnetId),
      publicSubnetRouteTableIds: publicSubnets.map((subnet) => subnet.routeTable.routeTableId),
    });
  }

  get publicSubnetIds(): readonly string[] {
    return this.vpc.publicSubnets.map((subnet) => subnet.subnetId);
  }

  /** All route tables of the VPC, each named after its subnet. */
  get routeTables(): readonly { readonly name: string; readonly id: string }[] {
    return [...this.subnets].map(([name, subnet]) => ({ name, id: subnet.routeTable.routeTableId }));
  }

  /**
   * Chooses the public subnet of a name.
   * @throws Error when the network has none of it; a checked config never asks for one.
   */
  select(name: string): ec2.SubnetSelection {
    const subnet = this.subnets.get(name);
    if (subnet === undefined) throw new Error(`the network has no subnet '${name}'`);
    return { subnetType: ec2.SubnetType.PUBLIC, subnetFilters: [ec2.SubnetFilter.byIds([subnet.subnetId])] };
  }

  private createSubnet(
    plan: VpcSubnetPlan,
    vpcId: string,
    gateway: ec2.CfnInternetGateway,
    attachment: ec2.CfnVPCGatewayAttachment,
  ): ec2.Subnet {
    const props = { vpcId, cidrBlock: plan.cidr, availabilityZone: zoneName(plan.zone), mapPublicIpOnLaunch: false };
    if (!plan.public) return new ec2.PrivateSubnet(this, plan.name, props);
    const subnet = new ec2.PublicSubnet(this, plan.name, props);
    subnet.addDefaultInternetRoute(gateway.ref, attachment);
    return subnet;
  }
}

function zoneName(zone: ZoneChoice): string {
  return zone.kind === 'named' ? zone.name : Fn.select(zone.index, Fn.getAzs());
}
