import { aws, link, type Case } from '../../case';

const VPC = 'id: vpc-0a1b2c3d4e5f67890';
const SUBNET = '{id: subnet-0123456789abcdef0, cidr: 10.0.0.0/24}';
const TABLES = 'routeTables: [rtb-0aaaaaaaaaaaaaaaa]';

/** Networks that exist. */
export const EXISTING: readonly Case[] = [
  {
    title: 'an id that is not that of a VPC is invalid',
    yaml: aws(`vpc: {id: vpc-123, cidrs: [10.0.0.0/16], subnets: [${SUBNET}], ${TABLES}}`),
    lines: [
      '2:36 aws.vpc.id must be an id that begins with vpc-, got "vpc-123"; write it like vpc-0123456789abcdef0 [aws-id]',
    ],
  },
  {
    title: 'an existing VPC of which nothing is known is invalid',
    yaml: aws(`vpc: {${VPC}}`),
    lines: [
      '2:26 aws.vpc.cidrs must be known of an existing VPC; let `npm run -s vpc2vnet discover` read it, or write it [existing-unknown]',
      '2:26 aws.vpc.routeTables must be known of an existing VPC; let `npm run -s vpc2vnet discover` read it, or write it [existing-unknown]',
      '2:26 aws.vpc.subnets must be known of an existing VPC; let `npm run -s vpc2vnet discover` read it, or write it [existing-unknown]',
    ],
  },
  {
    title: 'a subnet without an id is invalid in an existing VPC',
    yaml: aws(`vpc: {${VPC}, cidrs: [10.0.0.0/16], subnets: [${SUBNET}, {name: new, cidr: 10.0.1.0/24}], ${TABLES}}`),
    lines: [
      '2:142 aws.vpc.subnets[1].id is missing, and no subnet is created in an existing VPC; add the id of a subnet that exists, such as subnet-0123456789abcdef0 [existing-subnet]',
    ],
  },
  {
    title: 'a route table that is listed twice is invalid',
    yaml: aws(
      `vpc: {${VPC}, cidrs: [10.0.0.0/16], subnets: [${SUBNET}], routeTables: [rtb-0aaaaaaaaaaaaaaaa, rtb-0aaaaaaaaaaaaaaaa]}`,
    ),
    lines: [
      '2:180 aws.vpc.routeTables[1] must be in the list once, got "rtb-0aaaaaaaaaaaaaaaa"; remove one of the two [existing-repeated]',
    ],
  },
  {
    title: 'ids in a VPC that is created are invalid',
    yaml: aws(`vpc: {cidrs: [10.0.0.0/16], subnets: [${SUBNET}], ${TABLES}}`),
    lines: [
      '2:69 aws.vpc.subnets[0].id describes an existing VPC, and this VPC is created; add aws.vpc.id, or remove the key [existing-key]',
      '2:129 aws.vpc.routeTables describes an existing VPC, and this VPC is created; add aws.vpc.id, or remove the key [existing-key]',
    ],
  },
  {
    title: 'a router in a private subnet of an existing VPC is invalid',
    yaml: aws(
      `vpc: {${VPC}, cidrs: [10.0.0.0/16], subnets: [${SUBNET}, {id: subnet-0fedcba9876543210, cidr: 10.0.1.0/24, public: false}], ${TABLES}}, router: {subnet: subnet-0fedcba9876543210}`,
    ),
    lines: [
      '2:265 aws.router.subnet must name a public subnet of the VPC (subnet-0123456789abcdef0), got "subnet-0fedcba9876543210"; name one of these, leave the key out, or let `npm run -s vpc2vnet discover` read the VPC again [router-subnet]',
    ],
  },
  {
    title: 'a subnet without a name is invalid in a VPC that is created',
    yaml: aws('vpc: {subnets: [{cidr: 10.0.0.0/24}]}'),
    lines: ['2:42 aws.vpc.subnets[0].name is missing; add it as a string [missing]'],
  },
  {
    title: 'prefixes behind the VPC overlap nothing',
    yaml: aws('routedCidrs: [10.3.8.0/24, 10.0.4.0/24, 169.254.0.0/16]'),
    lines: [
      '2:53 aws.routedCidrs[1] must not overlap the VPC CIDR block 10.0.0.0/16, got "10.0.4.0/24"; choose a range that nothing else uses [ranges-overlap]',
      '2:66 aws.routedCidrs[2] must not touch 169.254.0.0/16 (link-local addresses), got "169.254.0.0/16"; choose a private range, such as one inside 10.0.0.0/8 [reserved-range]',
      '3:1 azure.vnet.cidrs[0] must not overlap the routed prefix 10.3.8.0/24, got "10.3.0.0/16"; choose a range that nothing else uses [vpc-vnet-overlap]',
    ],
  },
  {
    title: 'prefixes behind the VPCs of two sites overlap nothing of each other',
    yaml: link('sites: {virginia: {region: us-east-1, vpc: {cidrs: [10.1.0.0/16]}, routedCidrs: [10.0.0.0/14]}}\n'),
    lines: [
      '3:1 azure.vnet.cidrs[0] must not overlap the routed prefix 10.0.0.0/14 of virginia, got "10.3.0.0/16"; choose a range that nothing else uses [vpc-vnet-overlap]',
      '4:82 sites.virginia.routedCidrs[0] must not overlap the VPC CIDR block 10.0.0.0/16, got "10.0.0.0/14"; choose a range that nothing else uses [ranges-overlap]',
      '4:82 sites.virginia.routedCidrs[0] must not overlap the VPC CIDR block 10.1.0.0/16 of virginia, got "10.0.0.0/14"; choose a range that nothing else uses [ranges-overlap]',
    ],
  },
];
