import { cidrOf, contains, overlaps, type Cidr } from '../../cidr/cidr';
import type { ResolvedSite } from '../resolve-defaults';
import { vpcRangesOf, type PlacedNetwork } from './networks';
import type { Rule, RuleProblem } from './rule';

/** CIDR blocks that a VPC cannot have beside a primary one. */
interface Restriction {
  /** The range that contains the primary CIDR block; undefined for any. */
  readonly primary?: string;
  readonly rejected: readonly string[];
}

/**
 * What AWS does not associate with a VPC, by its primary CIDR block; the first row that contains it applies.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
const RESTRICTIONS: readonly Restriction[] = [
  { primary: '10.0.0.0/15', rejected: ['10.0.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'] },
  { primary: '10.0.0.0/8', rejected: ['172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'] },
  { primary: '172.16.0.0/12', rejected: ['10.0.0.0/8', '172.31.0.0/16', '192.168.0.0/16', '198.19.0.0/16'] },
  { primary: '192.168.0.0/16', rejected: ['10.0.0.0/8', '172.16.0.0/12', '198.19.0.0/16'] },
  { rejected: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.19.0.0/16'] },
];

/** AWS associates every further CIDR block with a VPC of this primary one. */
export const vpcAssociations: Rule = ({ resolved: { sites } }) => sites.flatMap(associationsOf);

function associationsOf(site: ResolvedSite): readonly RuleProblem[] {
  if (site.config.vpc.id !== undefined) return [];
  const [primary, ...further] = vpcRangesOf(site);
  if (primary === undefined) return [];
  return further.flatMap((network) => {
    const { cidr } = network;
    const rejected = rejectedBeside(primary.cidr).find((range) => overlaps(cidrOf(range), cidr));
    const other = further.find((each) => each.cidr !== cidr && contains(NOT_BESIDE.any, each.cidr));
    if (rejected === undefined && other !== undefined && contains(NOT_BESIDE.rejected, cidr)) {
      return [rejection(network, NOT_BESIDE.rejected.text, other, `that has ${other.cidr.text}`)];
    }
    if (rejected === undefined || overlaps(primary.cidr, cidr)) return [];
    return [rejection(network, rejected, primary, `whose primary CIDR block is ${primary.cidr.text}`)];
  });
}

/**
 * No block of 10.0.0.0/16 is associated with a VPC that has any block of this range, whichever is first.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
const NOT_BESIDE = { any: cidrOf('10.0.0.0/15'), rejected: cidrOf('10.0.0.0/16') };

function rejectedBeside(primary: Cidr): readonly string[] {
  const row = RESTRICTIONS.find((each) => each.primary === undefined || contains(cidrOf(each.primary), primary));
  return row?.rejected ?? [];
}

function rejection({ path, cidr }: PlacedNetwork, range: string, other: PlacedNetwork, which: string): RuleProblem {
  return {
    code: 'vpc-association',
    path,
    others: [other.path],
    rule: `must not be in ${range}: AWS associates none of it with a VPC ${which}`,
    value: cidr.text,
    remedy: 'choose another CIDR block near the primary one, or one of 100.64.0.0/10',
  };
}
