import { Match, Template } from 'aws-cdk-lib/assertions';
import type { RouterProps } from '../../lib/aws/router';
import { only } from '../fixtures/aws-stacks';
import { REGION, strangersRouter } from '../fixtures/test-network';
import { testStack } from '../fixtures/test-stack';

const GROUP = 'AWS::EC2::SecurityGroup';
const POLICY = 'AWS::IAM::Policy';

function build(props: Partial<RouterProps> = {}): Template {
  const stack = testStack(REGION);
  strangersRouter(stack, props);
  return Template.fromStack(stack);
}

function rulesOf(props: Partial<RouterProps> = {}): readonly Record<string, unknown>[] {
  return only(Object.values(build(props).findResources(GROUP))).Properties.SecurityGroupIngress;
}

/** Name of the instance, as the AWS CDK gives it. */
const NAME = 'Stack/Router/Instance';

function policy(props: Partial<RouterProps> = {}): readonly Record<string, unknown>[] {
  return only(Object.values(build(props).findResources(POLICY))).Properties.PolicyDocument.Statement;
}

describe('the security group of the router', () => {
  test('lets in IKE and NAT traversal from the Azure gateway, and the VPC, and nothing else', () => {
    expect(rulesOf().map(({ CidrIp, IpProtocol, FromPort, ToPort }) => [CidrIp, IpProtocol, FromPort, ToPort])).toEqual(
      [
        ['203.0.113.7/32', 'udp', 500, 500],
        ['203.0.113.7/32', 'udp', 4500, 4500],
        ['10.0.0.0/16', '-1', undefined, undefined],
      ],
    );
  });

  test('lets in both addresses of an active-active gateway', () => {
    expect(rulesOf({ peerAddresses: ['203.0.113.7', '203.0.113.8'] }).map(({ CidrIp }) => CidrIp)).toEqual([
      '203.0.113.7/32',
      '203.0.113.7/32',
      '203.0.113.8/32',
      '203.0.113.8/32',
      '10.0.0.0/16',
    ]);
  });

  test('allows every CIDR block of the VPC', () => {
    expect(rulesOf({ localPrefixes: ['10.0.0.0/16', '10.1.0.0/16'] }).slice(2)).toEqual([
      expect.objectContaining({ CidrIp: '10.0.0.0/16', IpProtocol: '-1' }),
      expect.objectContaining({ CidrIp: '10.1.0.0/16', IpProtocol: '-1' }),
    ]);
  });

  test('has no rules but those in it', () => {
    build().resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('is open to no public range', () => {
    expect(rulesOf().map(({ CidrIp }) => CidrIp)).not.toContainEqual(expect.stringMatching(/\/0$/));
  });

  test('asks for no IP protocol 50: behind an Elastic IP, ESP always travels in UDP', () => {
    expect(rulesOf().map(({ IpProtocol }) => IpProtocol)).not.toContain('50');
  });
});

describe('the role of the router', () => {
  test('reads exactly the shared key', () => {
    expect(policy()).toContainEqual({
      Action: 'secretsmanager:GetSecretValue',
      Effect: 'Allow',
      Resource: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:Key-AbCdEf',
    });
  });

  test('lets Session Manager in, reads the key and reports tunnels, and may do nothing more', () => {
    expect(policy().flatMap(({ Action }) => Action)).toEqual([
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
      'secretsmanager:GetSecretValue',
      'cloudwatch:PutMetricData',
    ]);
  });

  test('may take its own Elastic IP, for an instance of its own name, when its deployment waits for the tunnel', () => {
    const added = policy({ waitMinutes: 20 }).filter(({ Action }) => String(Action).startsWith('ec2:'));
    const arn = (resource: string) => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:eu-central-1:`, { Ref: 'AWS::AccountId' }, resource]],
    });

    expect(added).toEqual([
      { Action: 'ec2:DescribeAddresses', Effect: 'Allow', Resource: '*' },
      { Action: 'ec2:AssociateAddress', Effect: 'Allow', Resource: arn(':elastic-ip/eipalloc-1') },
      {
        Action: 'ec2:AssociateAddress',
        Condition: { StringEquals: { 'aws:ResourceTag/Name': NAME } },
        Effect: 'Allow',
        Resource: arn(':instance/*'),
      },
    ]);
  });

  test('names the tag that the instance has', () => {
    build({ waitMinutes: 20 }).hasResourceProperties('AWS::EC2::Instance', { Tags: [{ Key: 'Name', Value: NAME }] });
  });

  test('brings in no managed policy', () => {
    build().allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test('is for EC2 alone', () => {
    build().allResourcesProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }],
      },
    });
  });
});
