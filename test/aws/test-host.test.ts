import { Match, Template } from 'aws-cdk-lib/assertions';
import { TestHost, type TestHostProps } from '../../lib/aws/test-host';
import { only } from '../fixtures/aws-stacks';
import { IMAGE, IMAGE_ID, REGION, SECOND_SUBNET, strangersVpc } from '../fixtures/test-network';
import { testStack } from '../fixtures/test-stack';

const INSTANCE = 'AWS::EC2::Instance';

function build(props: Partial<TestHostProps> = {}): { readonly host: TestHost; readonly template: Template } {
  const stack = testStack(REGION);
  const host = new TestHost(stack, 'Host', {
    vpc: strangersVpc(stack),
    subnet: SECOND_SUBNET,
    machineImage: IMAGE,
    pingFrom: ['10.3.0.0/16', '10.0.0.0/16'],
    ...props,
  });
  return { host, template: Template.fromStack(stack) };
}

describe('TestHost', () => {
  test('is a t4g.nano by default', () => {
    build().template.hasResourceProperties(INSTANCE, { InstanceType: 't4g.nano' });
  });

  test('is of the type that is asked for', () => {
    build({ instanceType: 't3.nano' }).template.hasResourceProperties(INSTANCE, { InstanceType: 't3.nano' });
  });

  test('is placed in the subnet that is chosen, with a public address for Session Manager', () => {
    build().template.hasResourceProperties(INSTANCE, {
      NetworkInterfaces: [Match.objectLike({ SubnetId: 'subnet-2', AssociatePublicIpAddress: true })],
    });
  });

  test('says which image it has', () => {
    expect(build().host.imageId).toBe(IMAGE_ID);
  });

  test('answers pings from its ranges and nothing else', () => {
    const { SecurityGroupIngress } = only(
      Object.values(build().template.findResources('AWS::EC2::SecurityGroup')),
    ).Properties;
    expect(SecurityGroupIngress).toEqual([
      { CidrIp: '10.3.0.0/16', Description: 'Pings', FromPort: -1, IpProtocol: 'icmp', ToPort: -1 },
      { CidrIp: '10.0.0.0/16', Description: 'Pings', FromPort: -1, IpProtocol: 'icmp', ToPort: -1 },
    ]);
  });

  test('reaches both networks, and of the internet what Session Manager and packages need', () => {
    const { SecurityGroupEgress } = only(Object.values(build().template.findResources('AWS::EC2::SecurityGroup')))
      .Properties as { SecurityGroupEgress: readonly Record<string, unknown>[] };

    expect(SecurityGroupEgress.map(({ CidrIp, IpProtocol, FromPort }) => [CidrIp, IpProtocol, FromPort])).toEqual([
      ['10.3.0.0/16', '-1', undefined],
      ['10.0.0.0/16', '-1', undefined],
      ['0.0.0.0/0', 'tcp', 443],
      ['0.0.0.0/0', 'tcp', 80],
    ]);
  });

  test('has no key pair and answers metadata requests with a token only, one hop far', () => {
    build().template.hasResourceProperties(INSTANCE, {
      KeyName: Match.absent(),
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    });
  });

  test('has an encrypted volume', () => {
    build().template.hasResourceProperties(INSTANCE, {
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true, VolumeSize: 8, VolumeType: 'gp3' } }],
    });
  });

  test('may talk to Session Manager and do nothing more', () => {
    const { Statement } = only(Object.values(build().template.findResources('AWS::IAM::Policy'))).Properties
      .PolicyDocument as { Statement: readonly { Action: string | readonly string[] }[] };
    const actions = Statement.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => !/^(ssmmessages:|ssm:UpdateInstanceInformation$)/.test(action))).toEqual([]);
    expect(actions).toContain('ssmmessages:OpenDataChannel');
  });

  test('keeps its source and destination check: it forwards nothing', () => {
    build().template.hasResourceProperties(INSTANCE, { SourceDestCheck: Match.absent() });
  });
});
