import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import type { RouterProps } from '../../lib/aws/router';
import { idsOf, only } from '../fixtures/aws-stacks';
import { IMAGE_ID, REGION, strangersRouter } from '../fixtures/test-network';
import { testStack } from '../fixtures/test-stack';

const INSTANCE = 'AWS::EC2::Instance';
const CONDITION = 'AWS::CloudFormation::WaitCondition';
const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';

function build(props: Partial<RouterProps> = {}): Template {
  const stack = testStack(REGION);
  strangersRouter(stack, props);
  return Template.fromStack(stack);
}

describe('Router by default', () => {
  const template = build();

  test('is a t4g.small', () => {
    template.hasResourceProperties(INSTANCE, { InstanceType: 't4g.small' });
  });

  test('boots from an encrypted gp3 volume of 8 GiB', () => {
    template.hasResourceProperties(INSTANCE, {
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true, VolumeType: 'gp3', VolumeSize: 8 } }],
    });
  });

  test('does not wait for its tunnel: its only wait condition is that it is prepared', () => {
    expect(idsOf(template, CONDITION)).toEqual([expect.stringMatching(/^RouterWaitPrepared/)]);
    template.resourceCountIs(HANDLE, 1);
  });

  test('is associated with the Elastic IP only once it is prepared, so that the former router works until then', () => {
    template.hasResource('AWS::EC2::EIPAssociation', { DependsOn: [only(idsOf(template, CONDITION, 'Prepared'))] });
  });

  test('answers metadata requests with a token only, one hop far', () => {
    template.hasResourceProperties(INSTANCE, {
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    });
  });

  test('has no key pair', () => {
    template.hasResourceProperties(INSTANCE, { KeyName: Match.absent() });
  });

  test('forwards packets that are not its own', () => {
    template.hasResourceProperties(INSTANCE, { SourceDestCheck: false });
  });

  test('has internet access to fetch packages before the Elastic IP is associated', () => {
    template.hasResourceProperties(INSTANCE, {
      NetworkInterfaces: [Match.objectLike({ AssociatePublicIpAddress: true, DeviceIndex: '0' })],
    });
  });

  test('starts only when its role may already read the key', () => {
    template.hasResource(INSTANCE, { DependsOn: Match.arrayWith([only(idsOf(template, 'AWS::IAM::Policy'))]) });
  });

  test('boots from the user data that it is given, with nowhere to signal its tunnel to', () => {
    const told: Parameters<RouterProps['userData']>[0][] = [];
    const userData: RouterProps['userData'] = (reporting) => {
      told.push(reporting);
      return '#cloud-config\nruncmd: []\n';
    };

    build({ userData }).hasResourceProperties(INSTANCE, { UserData: { 'Fn::Base64': '#cloud-config\nruncmd: []\n' } });
    expect(told).toMatchObject([{ signals: { verified: '' }, verifyParameter: '' }]);
  });

  test('is watched by alarms of its status checks', () => {
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));

    expect(alarms.filter(({ Properties }) => /^StatusCheckFailed/.test(Properties.MetricName))).toHaveLength(2);
  });

  test('warns of nothing', () => {
    const stack = testStack(REGION);
    strangersRouter(stack);
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});

describe('Router', () => {
  test('is placed in the subnet that is chosen', () => {
    build().hasResourceProperties(INSTANCE, { NetworkInterfaces: [Match.objectLike({ SubnetId: 'subnet-2' })] });
  });

  test('is of the type, the volume and the image that are asked for', () => {
    build({ instanceType: 'c7gn.medium', rootVolumeGiB: 20 }).hasResourceProperties(INSTANCE, {
      InstanceType: 'c7gn.medium',
      ImageId: IMAGE_ID,
      BlockDeviceMappings: [Match.objectLike({ Ebs: Match.objectLike({ VolumeSize: 20 }) })],
    });
  });

  test('says which image it has', () => {
    expect(strangersRouter(testStack(REGION)).imageId).toBe(IMAGE_ID);
  });

  test('gets the Elastic IP of the allocation', () => {
    build().hasResourceProperties('AWS::EC2::EIPAssociation', {
      AllocationId: 'eipalloc-1',
      InstanceId: { Ref: Match.stringLikeRegexp('^RouterInstance') },
    });
  });

  test('is a new instance when its user data changes, since cloud-init reads it on the first boot only', () => {
    const id = (text: string) => only(idsOf(build({ userData: () => text }), INSTANCE));
    expect(id('#cloud-config\n')).not.toBe(id('#cloud-config\n\n'));
  });
});

describe('Router that waits for its tunnel', () => {
  const template = build({
    waitMinutes: 20,
    userData: ({ signals: { prepared, verified } }) => `#cloud-config\n# ${prepared} ${verified}\n`,
  });
  const handleOf = (part: string): string => only(idsOf(template, HANDLE, part));

  test('waits the given number of minutes, once it is prepared', () => {
    template.hasResourceProperties(CONDITION, { Handle: { Ref: handleOf('Verified') }, Timeout: '1200', Count: 1 });
  });

  test('starts to wait once the Elastic IP is associated', () => {
    template.hasResource(CONDITION, {
      Properties: { Handle: { Ref: handleOf('Verified') } },
      DependsOn: [only(idsOf(template, 'AWS::EC2::EIPAssociation'))],
    });
  });

  test('gives the packages their time from when the instance runs', () => {
    template.hasResource(CONDITION, {
      Properties: { Handle: { Ref: handleOf('Prepared') }, Timeout: '1500' },
      DependsOn: [only(idsOf(template, INSTANCE))],
    });
  });

  test('knows where to signal', () => {
    const { UserData } = only(Object.values(template.findResources(INSTANCE))).Properties;
    expect(UserData['Fn::Base64']['Fn::Join'][1]).toEqual(
      expect.arrayContaining([{ Ref: handleOf('Prepared') }, { Ref: handleOf('Verified') }]),
    );
  });

  test('renews its handles and conditions with its generation, and nothing else', () => {
    const ids = (generation: string) => Object.keys(build({ waitMinutes: 20, generation }).toJSON().Resources);
    const renewed = ids('g2').filter((id) => !ids('g1').includes(id));

    expect(renewed.map((id) => id.replace(/g2[0-9A-F]{0,8}$/, ''))).toEqual([
      'RouterWaitPreparedHandle',
      'RouterWaitVerifiedHandle',
      'RouterWaitPrepared',
      'RouterWaitVerified',
    ]);
  });
});
