import { idsOf, networkTemplate, only, routerTemplate } from '../../fixtures/aws-stacks';
import { configOf, withRouter } from '../../fixtures/config';
import { bothSides, DEPLOYED } from '../../fixtures/handoffs';
import { SHORTEST } from '../../fixtures/link-of';

const INSTANCE = 'AWS::EC2::Instance';
const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';
const CONDITION = 'AWS::CloudFormation::WaitCondition';

const TAGGED = configOf({ tags: { team: 'network' } });

/** Logical ids of everything that a replacement renews. */
function identity(yaml: string, handoff = bothSides()): readonly string[] {
  const template = routerTemplate(yaml, handoff);
  return [only(idsOf(template, INSTANCE, 'router1')), ...idsOf(template, HANDLE), ...idsOf(template, CONDITION)];
}

const BEFORE = identity(SHORTEST);

describe('the router is replaced, with a new instance, new handles and new wait conditions,', () => {
  test.each([
    ['another cipher', configOf({ ipsec: { profile: 'compatible' } })],
    ['another reboot time', withRouter({ automaticReboot: '05:00' })],
    ['an image of one’s own', withRouter({ ami: 'ami-0bbbbbbbbbbbbbbbb' })],
    ['a larger volume', withRouter({ rootVolumeGiB: 9 })],
    ['another processor', withRouter({ instanceType: 'c7i.large' })],
    [
      'another zone',
      configOf({ aws: { vpc: { subnets: [{ name: 'Subnet1', cidr: '10.0.0.0/24', availabilityZone: 'c' }] } } }),
    ],
  ])('for %s', (_, yaml) => {
    const kept = identity(yaml).filter((id) => BEFORE.includes(id));
    expect(kept).toEqual([]);
  });

  test('for another gateway address', () => {
    const after = identity(SHORTEST, bothSides({}, { gatewayAddresses: { '0': '203.0.113.8' } }));
    expect(after.filter((id) => BEFORE.includes(id))).toEqual([]);
  });
});

describe('the router stays', () => {
  test('when the hand-off has the AMI of its first deployment', () => {
    expect(identity(SHORTEST, DEPLOYED)).toEqual(BEFORE);
  });

  test('when the network offers a newer AMI', () => {
    const images = { ...DEPLOYED.aws?.images, arm64: 'ami-0cccccccccccccccc' };
    expect(identity(SHORTEST, bothSides({ images }))).toEqual(BEFORE);
  });

  test('when a tag changes', () => {
    expect(identity(TAGGED)).toEqual(BEFORE);
  });

  test('when it gets a larger type of the same processor, which is a stop and a start', () => {
    expect(identity(withRouter({ instanceType: 't4g.medium' }))).toEqual(BEFORE);
  });

  test('when the test host goes', () => {
    expect(identity(configOf({ aws: { testHost: { enabled: false } } }))).toEqual(BEFORE);
  });

  test('when nothing changes', () => {
    expect(identity(SHORTEST)).toEqual(BEFORE);
  });
});

test('CloudFormation rejects a replacement of what the router is in: VPC and subnet are exports that its stack imports', () => {
  const [{ Properties = {} } = {}] = Object.values(routerTemplate().findResources(INSTANCE));
  const [group] = Object.values(routerTemplate().findResources('AWS::EC2::SecurityGroup'));
  const imported = (of: unknown) => JSON.stringify(of).match(/(?<="Fn::ImportValue":")[^"]+/g);
  const exported = Object.keys(networkTemplate().findOutputs('*')).map((output) => `link-network:${output}`);
  const [subnet] = imported(Properties['NetworkInterfaces'] ?? Properties['SubnetId']) ?? [];
  const [vpc] = imported(group) ?? [];
  expect(exported).toEqual(expect.arrayContaining([subnet, vpc]));
  expect(subnet).not.toBe(vpc);
});

test('a private subnet is not an export, so that it can be replaced beside a router', () => {
  const subnets = [
    { name: 'Subnet1', cidr: '10.0.0.0/24' },
    { name: 'apps', cidr: '10.0.1.0/24', public: false },
  ];
  const withApps = networkTemplate(configOf({ aws: { vpc: { subnets } } })).findOutputs('*');
  expect(Object.keys(withApps)).toEqual(Object.keys(networkTemplate().findOutputs('*')));
});

test('a tag changes nothing of the router but tags', () => {
  const withoutTags = (yaml: string) =>
    JSON.stringify(routerTemplate(yaml).toJSON(), (key, value) => (/^(Tags|Inputs)$/.test(key) ? undefined : value));
  expect(withoutTags(TAGGED)).toBe(withoutTags(SHORTEST));
});

test('a synthesis after the deployment gives the template that was deployed', () => {
  expect(routerTemplate(SHORTEST, DEPLOYED).toJSON()).toEqual(routerTemplate(SHORTEST, bothSides()).toJSON());
});
