import { templateChanges } from '../../../lib/driver/aws/cloudformation-changes';
import { editFindings } from '../../../lib/driver/preflight/edit-findings';
import { componentIn } from '../../lives/model/clouds';
import { configWith, stackOf } from '../../edits/deployments';
import { linkOf } from '../../fixtures/link-of';

const subnets = (cidr: string, availabilityZone: string) =>
  configWith({ aws: { vpc: { subnets: [{ name: 'edge', cidr, availabilityZone }] } } });
const BASE = subnets('10.0.0.0/24', 'a');

/** What is found where the network has changes from the base to another config. */
function foundFor(yaml: string) {
  const changes = templateChanges('network', stackOf(BASE, 'network'), stackOf(yaml, 'network'));
  const component = componentIn(linkOf(BASE), 'network');
  return editFindings([{ component, state: { label: 'changes pending', changes } }]);
}

describe('an edit of a subnet', () => {
  test('to another zone with the same range is a problem, with what to do', () => {
    expect(foundFor(subnets('10.0.0.0/24', 'b'))).toEqual([
      {
        kind: 'problem',
        text: expect.stringMatching(
          /^the subnet \w+ is to move to another zone and keep its range: .* give it another range/,
        ),
      },
    ]);
  });

  test.each([
    ['to another range', '10.0.1.0/24', 'a'],
    ['to another range and zone', '10.0.1.0/24', 'b'],
    ['to the same', '10.0.0.0/24', 'a'],
  ])('%s is no problem', (_, cidr, zone) => {
    expect(foundFor(subnets(cidr, zone))).toEqual([]);
  });
});
