import type { ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { PropProblem } from '../props/prop-problem';

/** What the CDK has in the place of a VPC until it has looked it up, in its first run without a `cdk.context.json`. */
const NOT_LOOKED_UP = 'vpc-12345';

/** Whether a VPC is the stand-in of the CDK, whose ranges and subnets are not those of any VPC. */
export function isStandIn({ vpcId }: IVpc): boolean {
  return vpcId === NOT_LOOKED_UP;
}

/** The subnet of a router, or why a selection has none. */
export type RouterSubnet =
  | { readonly subnet: ISubnet; readonly problem?: undefined }
  | { readonly subnet?: undefined; readonly problem: PropProblem };

/** Returns the public subnet of a router: the one that is selected, by default the first of the VPC. */
export function routerSubnetOf(vpc: IVpc, selection: SubnetSelection | undefined): RouterSubnet {
  const [first] = vpc.publicSubnets;
  if (first === undefined) return { problem: NO_PUBLIC_SUBNET };
  if (selection === undefined) return { subnet: first };
  const found = selected(vpc, selection);
  const [subnet, ...others] = found;
  const isRight = subnet !== undefined && others.length === 0 && !isPrivate(vpc, subnet);
  if (isRight) return { subnet };
  // What the stand-in has of subnets says nothing of the VPC.
  if (isStandIn(vpc)) return { subnet: first };
  if (subnet === undefined || others.length > 0)
    return {
      problem: { path: ['subnet'], rule: 'must select one subnet of the VPC', value: found.length, remedy: REMEDY },
    };
  return { problem: { path: ['subnet'], rule: PUBLIC, value: subnet.node.id, remedy: REMEDY } };
}

/** Returns the subnets of a selection; none when the VPC has no such group, for which the CDK throws an error. */
export function selected(vpc: IVpc, selection: SubnetSelection): readonly ISubnet[] {
  try {
    return vpc.selectSubnets(selection).subnets;
  } catch {
    return [];
  }
}

const REMEDY = 'write { subnets: [vpc.publicSubnets[0]] }, or leave it out for the first public subnet';
const PUBLIC = 'must select a public subnet, because the router has an Elastic IP';
const NO_PUBLIC_SUBNET: PropProblem = {
  path: ['vpc'],
  rule: 'must have a public subnet, because the router has an Elastic IP',
  remedy: 'add one, or import the VPC with the ids of its public subnets',
};

function isPrivate({ privateSubnets, isolatedSubnets }: IVpc, { subnetId }: ISubnet): boolean {
  return [...privateSubnets, ...isolatedSubnets].some((subnet) => subnet.subnetId === subnetId);
}
