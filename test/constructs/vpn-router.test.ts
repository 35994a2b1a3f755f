import { Match, Template } from 'aws-cdk-lib/assertions';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Stack } from 'aws-cdk-lib/core';
import { parse } from 'yaml';
import { VpnRouter, type VpnRouterProps } from '../../lib/constructs/aws';
import { idsOf, only } from '../fixtures/aws-stacks';
import { ELASTIC_IP, GATEWAY_IP, IMAGE, SECRET_ARN } from '../fixtures/handoffs';
import { linesOf } from '../fixtures/lines-of';
import { packedScript } from '../fixtures/packed-script';
import { ownVpc, stackIn } from './own-vpc';

const INSTANCE = 'AWS::EC2::Instance';
const ROUTE = 'AWS::EC2::Route';
const AZURE = { gatewayAddress: GATEWAY_IP, routerAddress: ELASTIC_IP, sharedKeySecretArn: SECRET_ARN };
const REQUIRED = { azurePrefixes: ['10.9.0.0/16'], imageId: IMAGE } as const;

/** The template of an app with a VPC of its own. */
function build(props: Partial<VpnRouterProps> = {}, stack: Stack = stackIn({ region: 'eu-central-1' })): Template {
  new VpnRouter(stack, 'Vpn', { vpc: ownVpc(stack), ...REQUIRED, azure: AZURE, ...props });
  return Template.fromStack(stack);
}

/** The routes to Azure: those of the VPC itself are to the internet. */
function routesToAzure(template: Template): readonly unknown[] {
  return Object.values(template.findResources(ROUTE, { Properties: { DestinationCidrBlock: '10.9.0.0/16' } }));
}

/** What the router's packed files say. */
function filesOf(template: Template): string {
  const [instance] = Object.values(template.findResources(INSTANCE));
  const { 'Fn::Base64': userData } = (instance as { readonly Properties: { readonly UserData: Joined } }).Properties
    .UserData;
  const text = userData['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'expression')).join('');
  const { runcmd } = parse(text) as { readonly runcmd: readonly (readonly string[])[] };
  return packedScript(runcmd[0] ?? []);
}

interface Joined {
  readonly 'Fn::Base64': { readonly 'Fn::Join': readonly [string, readonly (string | object)[]] };
}

function problemsOf(
  props: Partial<VpnRouterProps>,
  stack: Stack = stackIn({ region: 'eu-central-1' }),
): readonly string[] {
  return linesOf(() => new VpnRouter(stack, 'Vpn', { vpc: ownVpc(stack), ...REQUIRED, azure: AZURE, ...props }));
}

describe('a VpnRouter before Azure is deployed', () => {
  const template = build({ azure: undefined });

  test('is an Elastic IP and a generated secret, which the Azure side needs', () => {
    template.resourceCountIs('AWS::EC2::EIP', 1);
    template.hasResourceProperties('AWS::SecretsManager::Secret', { GenerateSecretString: Match.anyValue() });
  });

  test('has no instance and no route to Azure', () => {
    template.resourceCountIs(INSTANCE, 0);
    expect(routesToAzure(template)).toEqual([]);
  });
});

describe('a VpnRouter in a VPC of the app', () => {
  const template = build();

  test('keeps the Elastic IP and the secret that it had before Azure was deployed', () => {
    const before = build({ azure: undefined });
    for (const type of ['AWS::EC2::EIP', 'AWS::SecretsManager::Secret'])
      expect(template.findResources(type)).toEqual(before.findResources(type));
  });

  test('is a t4g.small of the given image', () => {
    template.hasResourceProperties(INSTANCE, { InstanceType: 't4g.small', ImageId: IMAGE });
  });

  test('is placed in the first public subnet', () => {
    template.hasResourceProperties(INSTANCE, {
      NetworkInterfaces: [Match.objectLike({ SubnetId: { Ref: 'VpcpublicSubnet1Subnet2BB74ED7' } })],
    });
  });

  test('gets a route to Azure from the route table of every subnet', () => {
    expect(routesToAzure(template)).toHaveLength(4);
  });

  test('accepts IKE from the Azure gateway, and everything from the CIDR block of the VPC', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [
        Match.objectLike({ CidrIp: `${GATEWAY_IP}/32`, FromPort: 500 }),
        Match.objectLike({ CidrIp: `${GATEWAY_IP}/32`, FromPort: 4_500 }),
        Match.objectLike({ CidrIp: '10.8.0.0/16', IpProtocol: '-1' }),
      ],
    });
  });

  test('has files with the prefixes of both sides, the gateway, and what Azure was deployed with', () => {
    for (const each of ['10.8.0.0/16', '10.9.0.0/16', GATEWAY_IP, ELASTIC_IP, SECRET_ARN])
      expect(filesOf(template)).toContain(each);
  });

  test('waits 20 minutes for the tunnel, with a parameter that another router of the stack does not have', () => {
    template.hasResourceProperties('AWS::CloudFormation::WaitCondition', { Timeout: '1200' });
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: Match.stringLikeRegexp('^/vpc2vnet/app/[0-9a-z]+/verify-seconds$'),
    });
  });

  test('does not wait for the tunnel with waitMinutes 0', () => {
    expect(idsOf(build({ waitMinutes: 0 }), 'AWS::CloudFormation::WaitCondition', 'Verified')).toEqual([]);
  });

  test('is replaced with new wait conditions when the image changes', () => {
    const prepared = (each: Template) => only(idsOf(each, 'AWS::CloudFormation::WaitCondition', 'Prepared'));

    expect(prepared(build({ imageId: 'ami-0fedcba9876543210' }))).not.toBe(prepared(template));
  });

  test('has the proposals of the profile that is asked for', () => {
    expect(filesOf(build({ ipsec: { profile: 'compatible' } }))).toContain('aes256-sha256-modp2048');
  });

  test('gets routes from the subnets that are asked for', () => {
    expect(routesToAzure(build({ routedSubnets: { subnetType: SubnetType.PUBLIC } }))).toHaveLength(2);
  });

  test('can be beside another one in the stack', () => {
    const stack = stackIn({ region: 'eu-central-1' });
    const vpc = ownVpc(stack);
    for (const [id, prefix] of [
      ['One', '10.9.0.0/16'],
      ['Two', '10.10.0.0/16'],
    ] as const)
      new VpnRouter(stack, id, { vpc, ...REQUIRED, azurePrefixes: [prefix], azure: AZURE });
    const names = Object.values(Template.fromStack(stack).findResources('AWS::SSM::Parameter')).map(
      ({ Properties }) => Properties.Name,
    );

    expect(new Set(names).size).toBe(2);
  });
});

describe('a VpnRouter in an imported VPC', () => {
  const imported = (stack: Stack, tables: readonly string[]) =>
    Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      publicSubnetIds: ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb'],
      publicSubnetRouteTableIds: [...tables],
    });
  const awsPrefixes = ['10.8.0.0/16'];
  const SHARED = ['rtb-0aaaaaaaaaaaaaaaa', 'rtb-0aaaaaaaaaaaaaaaa'];

  test('gets one route from a route table that two subnets have', () => {
    const stack = stackIn({ region: 'eu-central-1' });
    const template = build({ vpc: imported(stack, SHARED), awsPrefixes }, stack);

    expect(routesToAzure(template)).toEqual([
      expect.objectContaining({ Properties: expect.objectContaining({ RouteTableId: 'rtb-0aaaaaaaaaaaaaaaa' }) }),
    ]);
  });

  test('needs the prefixes, because synthesis does not know the CIDR block', () => {
    const stack = stackIn({ region: 'eu-central-1' });

    expect(problemsOf({ vpc: imported(stack, SHARED) }, stack)).toEqual([
      'app/Vpn: awsPrefixes is missing, and synthesis does not know the CIDR block of the VPC; write the prefixes on the AWS side',
    ]);
  });

  test('is synthesized before the CDK has looked the VPC up, with its stand-in', () => {
    const stack = stackIn({ region: 'eu-central-1', account: '111122223333' });

    expect(problemsOf({ vpc: Vpc.fromLookup(stack, 'Imported', { vpcName: 'workloads' }) }, stack)).toEqual([]);
  });

  test('needs the ids of the route tables', () => {
    const stack = stackIn({ region: 'eu-central-1' });
    const vpc = Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['eu-central-1a'],
      publicSubnetIds: ['subnet-0aaaaaaaaaaaaaaaa'],
    });

    expect(problemsOf({ vpc, awsPrefixes }, stack)).toEqual([
      'app/Vpn: vpc must have the route table of the subnet subnet-0aaaaaaaaaaaaaaaa, which is not known; import the VPC with the ids of its route tables',
    ]);
  });

  test('needs a public subnet', () => {
    const stack = stackIn({ region: 'eu-central-1' });
    const vpc = Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['eu-central-1a'],
      isolatedSubnetIds: ['subnet-0aaaaaaaaaaaaaaaa'],
      isolatedSubnetRouteTableIds: ['rtb-0aaaaaaaaaaaaaaaa'],
    });

    expect(problemsOf({ vpc, awsPrefixes }, stack)).toEqual([
      'app/Vpn: vpc must have a public subnet, because the router has an Elastic IP; add one, or import the VPC with the ids of its public subnets',
    ]);
  });
});
