import type { ExistingVpc } from '../model/link';
import type { VpcSeen } from './vpc-seen';

/** What of a VPC is no longer as the config or the hand-off describes it, a sentence each. */
export function changedSince(known: ExistingVpc, vpc: VpcSeen): readonly string[] {
  const seen = new Set(vpc.cidrs);
  const described = new Set(known.cidrs);
  return [
    ...vpc.cidrs
      .filter((cidr) => !described.has(cidr))
      .map((cidr) => `${vpc.id} has the CIDR block ${cidr}, which is not in aws.vpc.cidrs`),
    ...known.cidrs.filter((cidr) => !seen.has(cidr)).map((cidr) => `${vpc.id} no longer has the CIDR block ${cidr}`),
    ...known.subnets.flatMap(({ id, cidr }) => {
      const subnet = vpc.subnets.find((each) => each.id === id);
      return subnet === undefined || subnet.cidr === cidr ? [] : [`${id} is ${subnet.cidr}, not ${cidr}`];
    }),
  ];
}
