import { contains } from '../../cidr/cidr';
import {
  gatewaySubnets,
  vnetRanges,
  vnetWorkloadSubnets,
  vpcRangesOf,
  vpcSubnetsOf,
  type PlacedNetwork,
} from './networks';
import type { Rule, RuleProblem } from './rule';

/** A subnet lies inside one range of its network. */
export const subnetInsideParent: Rule = (input) => [
  ...input.resolved.sites.flatMap((site) => outside(vpcSubnetsOf(site), vpcRangesOf(site), 'VPC')),
  ...outside([...vnetWorkloadSubnets(input), ...gatewaySubnets(input)], vnetRanges(input), 'VNet'),
];

function outside(subnets: readonly PlacedNetwork[], ranges: readonly PlacedNetwork[], parent: string): RuleProblem[] {
  const list = ranges.map((range) => range.cidr.text).join(', ');
  return subnets
    .filter((subnet) => !ranges.some((range) => contains(range.cidr, subnet.cidr)))
    .map((subnet) => ({
      code: 'subnet-outside-parent',
      path: subnet.path,
      others: [...subnet.from, ...ranges.map((range) => range.path)],
      rule: `must lie inside one range of the ${parent} (${list})`,
      value: subnet.cidr.text,
      remedy: `choose a part of it, or add a range to the ${parent}`,
    }));
}
