import { Match, Template } from 'aws-cdk-lib/assertions';
import { Network, type NetworkProps } from '../../lib/aws/network';
import { testStack } from '../fixtures/test-stack';

const PUBLIC = { name: 'edge', cidrBlock: '10.0.0.0/24' } as const;
const PRIVATE = {
  name: 'inside',
  cidrBlock: '10.0.1.0/24',
  public: false,
  availabilityZone: 'eu-central-1b',
} as const;

function build(props: Partial<NetworkProps> = {}): { readonly network: Network; readonly template: Template } {
  const stack = testStack();
  const network = new Network(stack, 'Network', { cidrBlocks: ['10.0.0.0/16'], subnets: [PUBLIC], ...props });
  return { network, template: Template.fromStack(stack) };
}

describe('Network by default', () => {
  test('has a VPC of the first range', () => {
    build().template.hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  });

  test('resolves names inside the VPC, as Session Manager endpoints would need', () => {
    build().template.hasResourceProperties('AWS::EC2::VPC', { EnableDnsSupport: true, EnableDnsHostnames: true });
  });

  test('adds no secondary range', () => {
    build().template.resourceCountIs('AWS::EC2::VPCCidrBlock', 0);
  });

  test('gives no public address to whatever is launched in a subnet', () => {
    build().template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('leaves the zone of a subnet to CloudFormation', () => {
    build().template.allResourcesProperties('AWS::EC2::Subnet', { AvailabilityZone: Match.absent() });
  });

  test('has public subnets', () => {
    expect(build().network.vpc.publicSubnets).toHaveLength(1);
  });

  test('routes a public subnet to the internet gateway once that is attached', () => {
    const { template } = build();
    const [attachment] = Object.keys(template.findResources('AWS::EC2::VPCGatewayAttachment'));
    template.hasResource('AWS::EC2::Route', {
      Properties: { DestinationCidrBlock: '0.0.0.0/0', GatewayId: { Ref: Match.stringLikeRegexp('InternetGateway') } },
      DependsOn: [attachment],
    });
  });
});

describe('Network with more of everything', () => {
  const more = { cidrBlocks: ['10.0.0.0/16', '100.64.0.0/20'], subnets: [PUBLIC, PRIVATE] };

  test('associates each further range', () => {
    build(more).template.hasResourceProperties('AWS::EC2::VPCCidrBlock', { CidrBlock: '100.64.0.0/20' });
  });

  test('creates subnets only after the further CIDR blocks', () => {
    const { template } = build(more);
    const [range] = Object.keys(template.findResources('AWS::EC2::VPCCidrBlock'));
    template.allResources('AWS::EC2::Subnet', { DependsOn: Match.arrayWith([range]) });
  });

  test('puts a subnet into the zone of its name', () => {
    build(more).template.hasResourceProperties('AWS::EC2::Subnet', {
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: 'eu-central-1b',
    });
  });

  test('gives a private subnet no way to the internet', () => {
    build(more).template.resourceCountIs('AWS::EC2::Route', 1);
  });

  test('counts no private subnet among the public ones', () => {
    expect(build(more).network.vpc.publicSubnets).toHaveLength(1);
  });

  test('has one route table for public subnets and one for private ones', () => {
    expect(build(more).network.routeTables.map(({ name }) => name)).toEqual(['Public', 'Private']);
  });

  test('ties each subnet to the table of its kind', () => {
    const { template } = build(more);
    const tables = Object.values(template.findResources('AWS::EC2::SubnetRouteTableAssociation')).map(
      ({ Properties }) => [Properties.SubnetId.Ref, Properties.RouteTableId.Ref],
    );
    expect(tables).toEqual([
      [expect.stringContaining('10000'), expect.stringContaining('Public')],
      [expect.stringContaining('10010'), expect.stringContaining('Private')],
    ]);
  });

  test('takes subnets whose names are those of its own parts', () => {
    const subnets = ['Vpc', 'Resource', 'Public', 'Subnets'].map((name, index) => ({
      name,
      cidrBlock: `10.0.${index}.0/24`,
    }));
    build({ subnets }).template.resourceCountIs('AWS::EC2::Subnet', 4);
  });
});

describe('Network asked for the wrong thing', () => {
  test('throws for a subnet that it does not have', () => {
    expect(() => build().network.subnetId('nowhere')).toThrow("the network has no subnet 'nowhere'");
  });
});
