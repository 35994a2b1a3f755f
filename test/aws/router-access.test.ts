import { Match } from 'aws-cdk-lib/assertions';
import { idsOf, only, routerTemplate } from '../fixtures/aws-stacks';
import { configOf } from '../fixtures/config';
import { GATEWAY_IP } from '../fixtures/handoffs';

const GROUP = 'AWS::EC2::SecurityGroup';
const POLICY = 'AWS::IAM::Policy';

function rulesOfRouter(): readonly Record<string, unknown>[] {
  const template = routerTemplate();
  return template.findResources(GROUP)[only(idsOf(template, GROUP, 'router1'))]?.Properties.SecurityGroupIngress;
}

function routerPolicy(): readonly Record<string, unknown>[] {
  const template = routerTemplate();
  return template.findResources(POLICY)[only(idsOf(template, POLICY, 'router1'))]?.Properties.PolicyDocument.Statement;
}

describe('the security group of the router', () => {
  test('lets in IKE and NAT traversal from the Azure gateway, and the VPC, and nothing else', () => {
    expect(
      rulesOfRouter().map(({ CidrIp, IpProtocol, FromPort, ToPort }) => [CidrIp, IpProtocol, FromPort, ToPort]),
    ).toEqual([
      [`${GATEWAY_IP}/32`, 'udp', 500, 500],
      [`${GATEWAY_IP}/32`, 'udp', 4500, 4500],
      ['10.0.0.0/16', '-1', undefined, undefined],
    ]);
  });

  test('lets in every range of the VPC', () => {
    const yaml = configOf({ aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } } });
    routerTemplate(yaml).hasResourceProperties(GROUP, {
      SecurityGroupIngress: Match.arrayWith([
        Match.objectLike({ CidrIp: '10.0.0.0/16', IpProtocol: '-1' }),
        Match.objectLike({ CidrIp: '10.1.0.0/16', IpProtocol: '-1' }),
      ]),
    });
  });

  test('has no rules but those in it', () => {
    routerTemplate().resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('is open to no public range, on any instance', () => {
    const sources = Object.values(routerTemplate().findResources(GROUP)).flatMap(({ Properties }) =>
      Properties.SecurityGroupIngress.map((rule: { CidrIp: string }) => rule.CidrIp),
    );
    expect(sources).not.toContainEqual(expect.stringMatching(/\/0$/));
  });

  test('asks for no IP protocol 50: behind an Elastic IP, ESP always travels in UDP', () => {
    expect(rulesOfRouter().map(({ IpProtocol }) => IpProtocol)).not.toContain('50');
  });
});

describe('the role of the router', () => {
  test('reads exactly the shared key', () => {
    const [, statement] = routerPolicy();
    expect(statement).toEqual({
      Action: 'secretsmanager:GetSecretValue',
      Effect: 'Allow',
      Resource: { 'Fn::ImportValue': expect.stringMatching(/^link-network:ExportsOutputRefSharedKey/) },
    });
  });

  test('lets Session Manager in', () => {
    const [statement] = routerPolicy();
    expect(statement).toEqual({
      Action: [
        'ssm:UpdateInstanceInformation',
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      Effect: 'Allow',
      Resource: '*',
    });
  });

  test('may do nothing more', () => {
    expect(routerPolicy()).toHaveLength(2);
  });

  test('brings in no managed policy', () => {
    routerTemplate().allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test('is for EC2 alone', () => {
    routerTemplate().allResourcesProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }],
      },
    });
  });
});
