import { Match } from 'aws-cdk-lib/assertions';
import { idsOf, only, routerTemplate } from '../fixtures/aws-stacks';
import { configOf, type AwsPart } from '../fixtures/config';

const INSTANCE = 'AWS::EC2::Instance';
const withTestHost = (testHost: AwsPart['testHost']) => configOf({ aws: { testHost } });
const own = (type: string) => only(idsOf(routerTemplate(), type, 'testhost1'));

describe('the test host', () => {
  test('is there by default, as in the 2015 post', () => {
    routerTemplate().hasResourceProperties(INSTANCE, { InstanceType: 't4g.nano' });
  });

  test('is of the type that the config asks for', () => {
    routerTemplate(withTestHost({ instanceType: 't3.nano' })).hasResourceProperties(INSTANCE, {
      InstanceType: 't3.nano',
    });
  });

  test('goes when the config says so', () => {
    routerTemplate(withTestHost({ enabled: false })).resourceCountIs(INSTANCE, 1);
  });

  test('takes its output with it', () => {
    expect(routerTemplate(withTestHost({ enabled: false })).findOutputs('ImageTestHost1Arm64')).toEqual({});
  });

  test('answers pings from the VNet and from the VPC and nothing else', () => {
    const { SecurityGroupIngress } =
      routerTemplate().findResources('AWS::EC2::SecurityGroup')[own('AWS::EC2::SecurityGroup')]?.Properties;
    expect(SecurityGroupIngress).toEqual([
      { CidrIp: '10.3.0.0/16', Description: 'Pings', FromPort: -1, IpProtocol: 'icmp', ToPort: -1 },
      { CidrIp: '10.0.0.0/16', Description: 'Pings', FromPort: -1, IpProtocol: 'icmp', ToPort: -1 },
    ]);
  });

  test('has no key pair and answers metadata requests with a token only, one hop far', () => {
    routerTemplate().hasResourceProperties(INSTANCE, {
      InstanceType: 't4g.nano',
      KeyName: Match.absent(),
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    });
  });

  test('has an encrypted volume', () => {
    routerTemplate().hasResourceProperties(INSTANCE, {
      InstanceType: 't4g.nano',
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true, VolumeSize: 8, VolumeType: 'gp3' } }],
    });
  });

  test('may talk to Session Manager and do nothing more', () => {
    const { Statement } =
      routerTemplate().findResources('AWS::IAM::Policy')[own('AWS::IAM::Policy')]?.Properties.PolicyDocument;
    expect(Statement).toEqual([
      expect.objectContaining({ Action: expect.arrayContaining(['ssmmessages:OpenDataChannel']) }),
    ]);
  });

  test('keeps its source and destination check: it forwards nothing', () => {
    routerTemplate().hasResourceProperties(INSTANCE, { InstanceType: 't4g.nano', SourceDestCheck: Match.absent() });
  });
});
