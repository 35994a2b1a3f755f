import { Template } from 'aws-cdk-lib/assertions';
import { ubuntuImage, type UbuntuInstance } from '../../lib/aws/ubuntu';
import { pending, type Fact } from '../../lib/model/fact';
import type { Image } from '../../lib/model/link';
import { REGION } from '../fixtures/test-network';
import { testStack } from '../fixtures/test-stack';

const PENDING = pending('aws.images.router-1/arm64', 'router');
const REPORTED: Fact = { ...PENDING, kind: 'known', value: 'ami-0aaaaaaaaaaaaaaaa', preview: false };
const NEWEST = (architecture: string) =>
  `/aws/service/canonical/ubuntu/server/24.04/stable/current/${architecture}/hvm/ebs-gp3/ami-id`;

/** The id that an instance takes its image by, or else the SSM parameter that CloudFormation reads it from. */
function imageOf(image: Image, instanceType = 't4g.small'): { readonly id?: string; readonly type?: string } {
  const stack = testStack(REGION);
  const instance: UbuntuInstance = { instanceType, image };
  const id: unknown = stack.resolve(ubuntuImage(instance, REGION).getImage(stack).imageId);
  if (typeof id === 'string') return { id };
  const [parameter] = Object.values(Template.fromStack(stack).findParameters('*'));
  return { id: parameter?.Default, type: parameter?.Type };
}

describe('the image of an instance', () => {
  test('is at first the newest Ubuntu 24.04 for its processor', () => {
    expect(imageOf({ kind: 'pinned', deployed: PENDING }).id).toBe(NEWEST('arm64'));
  });

  test.each(['c7i.large', 't3.micro', 'g4dn.xlarge', 'u-6tb1.metal'])('is for x86 on %s', (instanceType) => {
    expect(imageOf({ kind: 'pinned', deployed: PENDING }, instanceType).id).toBe(NEWEST('amd64'));
  });

  test.each(['t4g.nano', 'c7gn.medium', 'a1.large', 'im4gn.large', 'g5g.xlarge', 'm8gd.metal-24xl'])(
    'is for Arm on %s',
    (instanceType) => {
      expect(imageOf({ kind: 'pinned', deployed: PENDING }, instanceType).id).toBe(NEWEST('arm64'));
    },
  );

  test('stays that of the first deployment', () => {
    expect(imageOf({ kind: 'pinned', deployed: REPORTED }).id).toBe('ami-0aaaaaaaaaaaaaaaa');
  });

  test('follows Canonical when asked to, whatever was deployed', () => {
    expect(imageOf({ kind: 'latest', deployed: REPORTED }).id).toBe(NEWEST('arm64'));
  });

  test('is the id that is given, whatever was deployed', () => {
    expect(imageOf({ kind: 'given', id: 'ami-0bbbbbbbbbbbbbbbb', deployed: REPORTED }).id).toBe(
      'ami-0bbbbbbbbbbbbbbbb',
    );
  });

  test('is read with the type that makes CloudFormation check it', () => {
    expect(imageOf({ kind: 'latest', deployed: PENDING }).type).toBe('AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>');
  });
});
