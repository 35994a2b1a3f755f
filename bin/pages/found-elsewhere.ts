/** Something in the way of a link in networks that exist, which is not in a table of `discover`. */
export interface FoundElsewhere {
  readonly code: string;
  /** The network that it is about. */
  readonly of: 'VPC' | 'VNet';
  readonly seen: string;
  /** What finds it, as pages write it. */
  readonly by: string;
  /** An example of what is said, from its start or a part of it. */
  readonly said: string;
}

const CONFIG = 'every command, in the config';

/** The rest of what can be in the way, a row each. A test makes the code say each of them. */
export const FOUND_ELSEWHERE: readonly FoundElsewhere[] = [
  {
    code: 'overlap',
    of: 'VPC',
    seen: 'a CIDR block of the VPC overlaps a prefix of the VNet',
    by: CONFIG,
    said: 'azure.vnet.cidrs[0] must not overlap the VPC CIDR block 10.20.0.0/16, got "10.20.128.0/17"; choose a range that nothing else uses',
  },
  {
    code: 'vpc-other',
    of: 'VPC',
    seen: 'the hand-off describes another VPC than the config names',
    by: CONFIG,
    said: 'aws.vpc.cidrs must be known of an existing VPC, and the hand-off describes vpc-0fffffffffffffff0; let `npm run -s vpc2vnet discover` read it, or write it',
  },
  {
    code: 'vpc-gone',
    of: 'VPC',
    seen: 'the id is of another region or account, or the VPC no longer exists',
    by: '`discover`, `plan`, `up`',
    said: 'aws.vpc.id is vpc-0a1b2c3d4e5f67890, which account 111122223333 does not have in eu-central-1: correct the id or aws.region, or set AWS_PROFILE to a profile of its account',
  },
  {
    code: 'vpc-rights',
    of: 'VPC',
    seen: 'the identity lacks the right to read the VPC',
    by: '`discover`, `plan`, `up`',
    said: 'User: arn:aws:iam::111111111111:user/x is not authorized to perform: ec2:DescribeVpcs',
  },
  {
    code: 'vpc-changed',
    of: 'VPC',
    seen: 'the VPC has changed since it was read',
    by: '`discover --check`, `plan`, `up`',
    said: 'vpc-0a1b2c3d4e5f67890 has the CIDR block 10.21.0.0/16, which is not in aws.vpc.cidrs; run `npm run -s vpc2vnet discover`, or correct the config',
  },
  {
    code: 'elastic-ips',
    of: 'VPC',
    seen: 'the account has no Elastic IP left under its quota',
    by: '`up`, before the first deployment',
    said: 'the link needs 1 Elastic IP in eu-central-1, and 5 of 5 are in use: delete an unused one, or run `aws service-quotas request-service-quota-increase',
  },
  {
    code: 'vnet-other',
    of: 'VNet',
    seen: 'the hand-off describes another VNet than the config names',
    by: CONFIG,
    said: 'azure.vnet.cidrs must be known of an existing VNet, and the hand-off describes /subscriptions/',
  },
  {
    code: 'vnet-changed',
    of: 'VNet',
    seen: 'the VNet no longer has what the link depends on',
    by: '`discover --check`, `plan`, `up`',
    said: 'hub no longer has the prefix 10.48.0.0/16',
  },
];
