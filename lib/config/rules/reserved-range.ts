import { reservedRangeOf } from '../../cidr/reserved-ranges';
import { prefixesBehindVnet, prefixesBehindVpcs, vnetRanges, vpcRanges, type PlacedNetwork } from './networks';
import type { Rule, RuleProblem } from './rule';

/** No network uses addresses that the clouds keep for themselves. */
export const reservedRange: Rule = (input) =>
  reservedAmong([
    ...vpcRanges(input),
    ...prefixesBehindVpcs(input),
    ...vnetRanges(input),
    ...prefixesBehindVnet(input),
  ]);

/** Returns the problem of each network that uses such addresses. */
export function reservedAmong(networks: readonly PlacedNetwork[]): readonly RuleProblem[] {
  return networks.flatMap(({ path, cidr }) => {
    const reserved = reservedRangeOf(cidr);
    if (reserved === undefined) return [];
    return [
      {
        code: 'reserved-range' as const,
        path,
        rule: `must not touch ${reserved.cidr} (${reserved.why})`,
        value: cidr.text,
        remedy: 'choose a private range, such as one inside 10.0.0.0/8',
      },
    ];
  });
}
