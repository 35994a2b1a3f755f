import { z } from 'zod';
import { isCidrError, readCidr } from '../../cidr/cidr';
import type { PlacedNetwork } from '../../config/rules/networks';
import { overlapsWithin } from '../../config/rules/ranges-disjoint';
import { reservedAmong } from '../../config/rules/reserved-range';
import { cidr } from '../../config/schema/network-fields';
import type { PropProblem } from './prop-problem';
import { readProps } from './read-props';

/** Values by the field that has them; JavaScript has no types that would keep others than prefixes out. */
export type PrefixFields = Readonly<Record<string, unknown>>;

/**
 * The security group of the router has a rule for each prefix, and AWS allows 60 of them.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const MOST_PREFIXES = 50;

const prefixes = z.array(cidr('An IPv4 prefix.')).min(1).max(MOST_PREFIXES);

/**
 * Returns a problem for each prefix that no network has, and for each two that overlap, in one field or in two:
 * networks that are connected must not share an address. A field needs at least one prefix.
 */
export function prefixProblems(fields: PrefixFields): readonly PropProblem[] {
  const schema = z.object(Object.fromEntries(Object.keys(fields).map((field) => [field, prefixes])));
  const networks = Object.entries(fields).flatMap(([field, values]) => networksOf(field, values));
  return [
    ...readProps(schema, fields).problems,
    ...reservedAmong(networks),
    ...overlapsWithin(networks, 'ranges-overlap'),
  ];
}

/** Those that are well-formed. */
function networksOf(field: string, values: unknown): readonly PlacedNetwork[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((text: unknown, index) => {
    const read = typeof text === 'string' ? readCidr(text) : undefined;
    if (read === undefined || isCidrError(read)) return [];
    const path = [field, index];
    return [{ label: `prefix ${read.text} of ${field}`, path, from: [path], cidr: read }];
  });
}
