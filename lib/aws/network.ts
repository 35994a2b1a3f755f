import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

export interface NetworkProps {
  /** IPv4 CIDR blocks of the VPC, at least one; the first is the primary one. */
  readonly cidrBlocks: readonly string[];
  readonly subnets: readonly SubnetProps[];
}

export interface SubnetProps {
  /** Unique in the VPC. */
  readonly name: string;
  readonly cidrBlock: string;
  /** Whether it has a default route to the internet gateway. @default true */
  readonly public?: boolean;
  /** Name of a zone, or an expression for one. @default - CloudFormation's choice */
  readonly availabilityZone?: string;
}

/**
 * A VPC with an internet gateway, one route table for its public subnets and one for its private ones. More tables
 * would say the same, and the routes to Azure in each of them soon outgrow a template that needs no bucket.
 */
export class Network extends Construct {
  readonly vpc: ec2.IVpc;
  private readonly resource: ec2.CfnVPC;
  private readonly tables: ReadonlyMap<string, ec2.CfnRouteTable>;
  private readonly subnets: ReadonlyMap<string, ec2.CfnSubnet>;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const [primary, ...secondary] = props.cidrBlocks;
    this.resource = new ec2.CfnVPC(this, 'Resource', {
      cidrBlock: primary,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: [nameTag(this)],
    });
    const ranges = secondary.map(
      (cidrBlock) => new ec2.CfnVPCCidrBlock(this, `Range${cidrBlock}`, { vpcId: this.resource.ref, cidrBlock }),
    );
    this.tables = new Map([...new Set(props.subnets.map(tableOf))].map((name) => [name, this.createTable(name)]));
    this.routeToInternet();
    const subnets = new Construct(this, 'Subnets');
    this.subnets = new Map(props.subnets.map((subnet) => [subnet.name, this.createSubnet(subnets, subnet)]));
    for (const subnet of this.subnets.values()) ranges.forEach((range) => subnet.node.addDependency(range));
    const publicSubnets = props.subnets.filter(isPublic).map(({ name }) => this.subnet(name));
    this.vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: this.resource.ref,
      availabilityZones: publicSubnets.map((subnet) => subnet.availabilityZone ?? ''),
      publicSubnetIds: publicSubnets.map((subnet) => subnet.ref),
      publicSubnetRouteTableIds: publicSubnets.map(() => this.tables.get(PUBLIC)?.ref ?? ''),
    });
    acknowledge(this, {
      'AwsSolutions-VPC7': 'Flow logs cost by volume and belong to the logging policy of the account',
    });
  }

  /**
   * Id of a subnet.
   * @throws Error when the network has none of that name; a checked config never asks for one
   */
  subnetId(name: string): string {
    return this.subnet(name).ref;
  }

  /** All route tables of the VPC. */
  get routeTables(): readonly { readonly name: string; readonly id: string }[] {
    return [...this.tables].map(([name, table]) => ({ name, id: table.ref }));
  }

  private subnet(name: string): ec2.CfnSubnet {
    const subnet = this.subnets.get(name);
    if (subnet === undefined) throw new Error(`the network has no subnet '${name}'`);
    return subnet;
  }

  private createTable(name: string): ec2.CfnRouteTable {
    const scope = new Construct(this, name);
    return new ec2.CfnRouteTable(scope, 'RouteTable', { vpcId: this.resource.ref, tags: [nameTag(scope)] });
  }

  private routeToInternet(): void {
    const gateway = new ec2.CfnInternetGateway(this, 'InternetGateway', { tags: [nameTag(this)] });
    const attachment = new ec2.CfnVPCGatewayAttachment(this, 'Attachment', {
      vpcId: this.resource.ref,
      internetGatewayId: gateway.ref,
    });
    const table = this.tables.get(PUBLIC);
    if (table === undefined) return;
    const route = new ec2.CfnRoute(this, 'DefaultRoute', {
      routeTableId: table.ref,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: gateway.ref,
    });
    route.node.addDependency(attachment);
  }

  private createSubnet(parent: Construct, props: SubnetProps): ec2.CfnSubnet {
    // A subnet is its range: it can be renamed, and CloudFormation cannot make two of one range.
    const scope = new Construct(parent, props.cidrBlock);
    const subnet = new ec2.CfnSubnet(scope, 'Resource', {
      vpcId: this.resource.ref,
      cidrBlock: props.cidrBlock,
      availabilityZone: props.availabilityZone,
      mapPublicIpOnLaunch: false,
      tags: [{ key: 'Name', value: props.name }],
    });
    new ec2.CfnSubnetRouteTableAssociation(scope, 'RouteTable', {
      subnetId: subnet.ref,
      routeTableId: this.tables.get(tableOf(props))?.ref ?? '',
    });
    return subnet;
  }
}

const PUBLIC = 'Public';
const PRIVATE = 'Private';

function isPublic(subnet: SubnetProps): boolean {
  return subnet.public ?? true;
}

function tableOf(subnet: SubnetProps): string {
  return isPublic(subnet) ? PUBLIC : PRIVATE;
}

function nameTag(construct: Construct): { readonly key: string; readonly value: string } {
  return { key: 'Name', value: construct.node.path };
}
