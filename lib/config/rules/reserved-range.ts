import { reservedRangeOf } from '../../cidr/reserved-ranges';
import { prefixesBehindVnet, prefixesBehindVpcs, vnetRanges, vpcRanges } from './networks';
import type { Rule } from './rule';

/** No network uses addresses that the clouds keep for themselves. */
export const reservedRange: Rule = (input) =>
  [...vpcRanges(input), ...prefixesBehindVpcs(input), ...vnetRanges(input), ...prefixesBehindVnet(input)].flatMap(
    ({ path, cidr }) => {
      const reserved = reservedRangeOf(cidr);
      if (reserved === undefined) return [];
      return [
        {
          code: 'reserved-range',
          path,
          rule: `must not touch ${reserved.cidr} (${reserved.why})`,
          value: cidr.text,
          remedy: 'choose a private range, such as one inside 10.0.0.0/8',
        },
      ];
    },
  );
