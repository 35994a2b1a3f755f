import { overlaps } from '../../cidr/cidr';
import {
  gatewaySubnets,
  prefixesBehindVnet,
  prefixesBehindVpcs,
  vnetRanges,
  vnetWorkloadSubnets,
  vpcRanges,
  vpcSubnetsOf,
  type PlacedNetwork,
} from './networks';
import type { ProblemCode } from '../problems/problem-codes';
import type { Rule, RuleInput, RuleProblem } from './rule';

/** Networks that would route into each other must not share an address. */
export const rangesDisjoint: Rule = (input) => [
  ...between(ofAws(input), [...vnetRanges(input), ...prefixesBehindVnet(input)], 'vpc-vnet-overlap'),
  ...overlapsWithin(ofAws(input), 'ranges-overlap'),
  ...overlapsWithin([...vnetRanges(input), ...prefixesBehindVnet(input)], 'ranges-overlap'),
  ...input.resolved.sites.flatMap((site) => overlapsWithin(vpcSubnetsOf(site), 'subnets-overlap')),
  ...overlapsWithin([...vnetWorkloadSubnets(input), ...gatewaySubnets(input)], 'subnets-overlap'),
];

function ofAws(input: RuleInput): readonly PlacedNetwork[] {
  return [...vpcRanges(input), ...prefixesBehindVpcs(input)];
}

function between(left: readonly PlacedNetwork[], right: readonly PlacedNetwork[], code: ProblemCode): RuleProblem[] {
  return right.flatMap((network) =>
    left.filter((other) => overlaps(other.cidr, network.cidr)).map((other) => clash(network, other, code)),
  );
}

/** Returns a problem for each two networks that share an address. */
export function overlapsWithin(networks: readonly PlacedNetwork[], code: ProblemCode): RuleProblem[] {
  return networks.flatMap((network, i) => between(networks.slice(0, i), [network], code));
}

function clash(network: PlacedNetwork, other: PlacedNetwork, code: ProblemCode): RuleProblem {
  return {
    code,
    path: network.path,
    others: [...network.from, ...other.from],
    rule: `must not overlap the ${other.label}`,
    value: network.cidr.text,
    remedy: 'choose a range that nothing else uses',
  };
}
