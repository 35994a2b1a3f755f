import { Template } from 'aws-cdk-lib/assertions';
import { instanceImage, newestUbuntu } from '../../lib/aws/ubuntu';
import { pending, type Fact } from '../../lib/model/fact';
import type { Image } from '../../lib/model/link';
import { REGION } from '../fixtures/test-network';
import { testStack } from '../fixtures/test-stack';

const NOT_DEPLOYED = pending('aws.images.router-1/arm64', 'router');
const DEPLOYED: Fact = { ...NOT_DEPLOYED, kind: 'known', value: 'ami-0aaaaaaaaaaaaaaaa', preview: false };
const NOT_OFFERED = pending('aws.images.arm64', 'network');
const OFFERED: Fact = { ...NOT_OFFERED, kind: 'known', value: 'ami-0cccccccccccccccc', preview: false };

function idOf(image: Image): string {
  return instanceImage(image, REGION).getImage(testStack(REGION)).imageId;
}

describe('the image of an instance', () => {
  test('is at first the one that the network offers', () => {
    expect(idOf({ kind: 'pinned', deployed: NOT_DEPLOYED, offered: OFFERED })).toBe('ami-0cccccccccccccccc');
  });

  test('stays that of its first deployment', () => {
    expect(idOf({ kind: 'pinned', deployed: DEPLOYED, offered: OFFERED })).toBe('ami-0aaaaaaaaaaaaaaaa');
  });

  test('is the id that is given, whatever was deployed', () => {
    expect(idOf({ kind: 'given', id: 'ami-0bbbbbbbbbbbbbbbb', deployed: DEPLOYED })).toBe('ami-0bbbbbbbbbbbbbbbb');
  });

  test('is nothing to guess while none is known', () => {
    expect(() => idOf({ kind: 'pinned', deployed: NOT_DEPLOYED, offered: NOT_OFFERED })).toThrow(
      'aws.images.arm64 is pending until the component network is deployed',
    );
  });
});

describe('the newest Ubuntu 24.04', () => {
  test.each([
    ['arm64', 'arm64'],
    ['x86_64', 'amd64'],
  ] as const)(
    'for %s is asked of Canonical, with the type that makes CloudFormation check it',
    (architecture, name) => {
      const stack = testStack(REGION);
      newestUbuntu(architecture).getImage(stack);

      expect(Object.values(Template.fromStack(stack).findParameters('*')).slice(0, 1)).toEqual([
        {
          Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
          Default: `/aws/service/canonical/ubuntu/server/24.04/stable/current/${name}/hvm/ebs-gp3/ami-id`,
        },
      ]);
    },
  );
});
