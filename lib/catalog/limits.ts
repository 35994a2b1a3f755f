/** A limit of AWS on what a link is made of. */
export interface Limit {
  readonly most: number;
  /** What is counted, after the number: `500 resources`. */
  readonly unit: string;
  /** What to change in the config. */
  readonly remedy: string;
  readonly source: string;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
}

const CLOUDFORMATION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';
const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';

/** What a template grows with: each route table has a route for each prefix of the VNet and its spokes. */
const SMALLER = 'use fewer subnets, tags, route tables or prefixes of the VNet and its spokes';

/** The limits that a synthesized template of AWS is measured by. */
export const AWS_LIMITS = {
  templateBytes: {
    most: 51_200,
    unit: 'bytes as the CDK toolkit sends it without a bucket',
    remedy: SMALLER,
    source: CLOUDFORMATION,
    adjustable: false,
  },
  resources: row(500, 'resources', SMALLER, CLOUDFORMATION),
  outputs: row(200, 'outputs', 'use fewer subnets or tags', CLOUDFORMATION),
  parameters: row(200, 'parameters', 'use fewer subnets or tags', CLOUDFORMATION),
  securityGroupRules: {
    most: 60,
    unit: 'rules in one direction',
    remedy: 'use fewer VPC CIDR blocks or VNet prefixes',
    source: VPC,
    adjustable: true,
  },
  routes: {
    most: 500,
    unit: 'routes',
    remedy: 'use fewer VNet prefixes',
    source: VPC,
    adjustable: true,
  },
  subnets: {
    most: 200,
    unit: 'subnets of one VPC',
    remedy: 'use fewer subnets',
    source: VPC,
    adjustable: true,
  },
  tags: row(
    50,
    'tags',
    'use fewer tags',
    'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  ),
  userDataBytes: row(
    16_384,
    'bytes of user data',
    'use fewer VPC CIDR blocks, VNet prefixes or route tables',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
  ),
} as const satisfies Readonly<Record<string, Limit>>;

function row(most: number, unit: string, remedy: string, source: string): Limit {
  return { most, unit, remedy, source, adjustable: false };
}
