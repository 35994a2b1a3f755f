import { isWritten, vnetRanges, vnetWorkloadSubnets, vpcRanges, vpcSubnetsOf, type PlacedNetwork } from './networks';
import type { Rule, RuleProblem } from './rule';

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const AWS = { cloud: 'AWS', code: 'aws-network-size', shortest: 16, longest: 28 } as const;
/** @see https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq#how-small-and-how-large-can-virtual-networks-and-subnets-be */
const AZURE = { cloud: 'Azure', code: 'azure-network-size', shortest: 2, longest: 29 } as const;

/** Each cloud takes networks of certain sizes only. */
export const networkSizes: Rule = (input) => [
  ...wrongSize([...vpcRanges(input), ...input.resolved.sites.flatMap(vpcSubnetsOf)], AWS),
  ...wrongSize([...vnetRanges(input), ...vnetWorkloadSubnets(input)], AZURE),
];

function wrongSize(networks: readonly PlacedNetwork[], limits: typeof AWS | typeof AZURE): RuleProblem[] {
  const { cloud, code, shortest, longest } = limits;
  return networks
    .filter((network) => isWritten(network))
    .filter(({ cidr }) => cidr.prefixLength < shortest || cidr.prefixLength > longest)
    .map(({ path, cidr }) => ({
      code,
      path,
      rule: `must be between /${shortest} and /${longest} on ${cloud}`,
      value: cidr.text,
      remedy:
        cidr.prefixLength < shortest
          ? 'use a longer prefix (a smaller network)'
          : 'use a shorter prefix (a larger network)',
    }));
}
