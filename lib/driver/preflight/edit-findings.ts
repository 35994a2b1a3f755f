import { changesOf, type ObservedComponent } from '../components/state';
import type { Finding } from './finding';

/**
 * Changes that CloudFormation cannot make. It creates a replaced subnet before it deletes the former one, so that both
 * cannot have the same range.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
export function editFindings(components: readonly ObservedComponent[]): readonly Finding[] {
  const changes = components.flatMap(({ state }) => changesOf(state));
  const replacesVpc = changes.some(({ type, action }) => type === 'AWS::EC2::VPC' && action === 'replace');
  return changes
    .filter(({ type, action }) => type === 'AWS::EC2::Subnet' && action === 'replace' && !replacesVpc)
    .filter(({ properties }) => properties.includes('AvailabilityZone') && !properties.includes('CidrBlock'))
    .map(({ resource }) => ({
      kind: 'problem',
      text: `the subnet ${resource} is to move to another zone and keep its range: CloudFormation creates the new subnet before it deletes the former one; give it another range in the same edit`,
    }));
}
