import { Match } from 'aws-cdk-lib/assertions';
import { idsOf, only, routerTemplate } from '../fixtures/aws-stacks';
import { configOf, type AwsPart } from '../fixtures/config';

const INSTANCE = 'AWS::EC2::Instance';
const router = (keys: AwsPart['router'] = {}) =>
  routerTemplate(configOf({ aws: { router: keys, testHost: { enabled: false } } }));

describe('the router instance', () => {
  test('answers metadata requests with a token only', () => {
    router().hasResourceProperties(INSTANCE, { MetadataOptions: { HttpTokens: 'required' } });
  });

  test('lets metadata answers travel a single hop', () => {
    router().hasResourceProperties(INSTANCE, { MetadataOptions: { HttpPutResponseHopLimit: 1 } });
  });

  test('boots from an encrypted gp3 volume of 8 GiB', () => {
    router().hasResourceProperties(INSTANCE, {
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true, VolumeType: 'gp3', VolumeSize: 8 } }],
    });
  });

  test('boots from a volume of the size that the config asks for', () => {
    router({ rootVolumeGiB: 20 }).hasResourceProperties(INSTANCE, {
      BlockDeviceMappings: [{ Ebs: Match.objectLike({ VolumeSize: 20 }) }].map(Match.objectLike),
    });
  });

  test('has no key pair', () => {
    router().hasResourceProperties(INSTANCE, { KeyName: Match.absent() });
  });

  test('forwards packets that are not its own', () => {
    router().hasResourceProperties(INSTANCE, { SourceDestCheck: false });
  });

  test('has a way out to fetch packages before the Elastic IP arrives', () => {
    router().hasResourceProperties(INSTANCE, {
      NetworkInterfaces: [Match.objectLike({ AssociatePublicIpAddress: true, DeviceIndex: '0' })],
    });
  });

  test('is a t4g.small by default', () => {
    router().hasResourceProperties(INSTANCE, { InstanceType: 't4g.small' });
  });

  test('is what the config asks for', () => {
    router({ instanceType: 'c7gn.medium' }).hasResourceProperties(INSTANCE, { InstanceType: 'c7gn.medium' });
  });

  test('starts only when its role may already read the key', () => {
    const template = router();
    template.hasResource(INSTANCE, { DependsOn: Match.arrayWith([only(idsOf(template, 'AWS::IAM::Policy'))]) });
  });

  test('boots from cloud-init user data', () => {
    const { UserData } = only(Object.values(router().findResources(INSTANCE))).Properties;
    expect(UserData['Fn::Base64']['Fn::Join'][1][0]).toMatch(/^#cloud-config\n/);
  });

  test('gets the Elastic IP of the network stack', () => {
    router().hasResourceProperties('AWS::EC2::EIPAssociation', {
      AllocationId: { 'Fn::ImportValue': Match.stringLikeRegexp('^link-network:.*AllocationId') },
      InstanceId: { Ref: Match.stringLikeRegexp('^router1Instance') },
    });
  });
});
