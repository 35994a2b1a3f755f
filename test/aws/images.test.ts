import { idsOf, only, routerTemplate } from '../fixtures/aws-stacks';
import { withRouter } from '../fixtures/config';
import { bothSides } from '../fixtures/handoffs';
import { SHORTEST } from '../fixtures/plan-of';

const INSTANCE = 'AWS::EC2::Instance';
const REMEMBERED = 'ami-0aaaaaaaaaaaaaaaa';

/** The image of the instance whose logical id contains `part`: an id, or the path of an SSM parameter. */
function imageOf(yaml: string, images: Readonly<Record<string, string>> = {}, part = 'router1'): string {
  const template = routerTemplate(yaml, bothSides({ images }));
  const { ImageId } = template.findResources(INSTANCE)[only(idsOf(template, INSTANCE, part))]?.Properties;
  return typeof ImageId === 'string' ? ImageId : template.findParameters(ImageId.Ref)[ImageId.Ref]?.Default;
}

const NEWEST = (architecture: string) =>
  `/aws/service/canonical/ubuntu/server/24.04/stable/current/${architecture}/hvm/ebs-gp3/ami-id`;

describe('the image of the router', () => {
  test('is at first the newest Ubuntu 24.04 for Arm', () => {
    expect(imageOf(SHORTEST)).toBe(NEWEST('arm64'));
  });

  test.each(['c7i.large', 't3.micro', 'g4dn.xlarge', 'u-6tb1.metal'])('is for x86 on %s', (instanceType) => {
    expect(imageOf(withRouter({ instanceType }))).toBe(NEWEST('amd64'));
  });

  test.each(['t4g.nano', 'c7gn.medium', 'a1.large', 'im4gn.large', 'g5g.xlarge', 'm8gd.metal-24xl'])(
    'is for Arm on %s',
    (instanceType) => {
      expect(imageOf(withRouter({ instanceType }))).toBe(NEWEST('arm64'));
    },
  );

  test('stays that of the first deployment', () => {
    expect(imageOf(SHORTEST, { 'router-1/arm64': REMEMBERED })).toBe(REMEMBERED);
  });

  test('is not one that was remembered on another processor', () => {
    expect(imageOf(withRouter({ instanceType: 'c7i.large' }), { 'router-1/arm64': REMEMBERED })).toBe(NEWEST('amd64'));
  });

  test('follows Canonical when asked to, whatever is remembered', () => {
    expect(imageOf(withRouter({ ami: 'latest' }), { 'router-1/arm64': REMEMBERED })).toBe(NEWEST('arm64'));
  });

  test('is the id that the config gives, whatever is remembered', () => {
    expect(imageOf(withRouter({ ami: 'ami-0bbbbbbbbbbbbbbbb' }), { 'router-1/arm64': REMEMBERED })).toBe(
      'ami-0bbbbbbbbbbbbbbbb',
    );
  });

  test('is read with the type that makes CloudFormation check it', () => {
    const [parameter] = Object.values(routerTemplate().findParameters('*'));
    expect(parameter?.Type).toBe('AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>');
  });
});

describe('the image of the test host', () => {
  test('is its own', () => {
    expect(imageOf(SHORTEST, { 'test-host-1/arm64': REMEMBERED }, 'testhost1')).toBe(REMEMBERED);
  });

  test('is not that of the router', () => {
    expect(imageOf(withRouter({ ami: 'ami-0bbbbbbbbbbbbbbbb' }), {}, 'testhost1')).toBe(NEWEST('arm64'));
  });
});
