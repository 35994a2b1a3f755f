import { z } from 'zod';
import {
  AMI_ID,
  DEFAULT_INSTANCE_TYPE,
  REBOOT_TIME,
  ROOT_VOLUME_GIB,
  WAIT_MINUTES,
} from '../../catalog/router-settings';
import { isSiteName } from '../../catalog/site-name';
import { field, flag, integer, patternField } from './field';
import { awsId, awsRegion, instanceType, managedPolicyArn, roleNamePrefix, rolePath, topicArn } from './aws-fields';
import { cidr, subnetName } from './network-fields';

/**
 * CIDR blocks of a VPC under the default quota of an account, which AWS raises on request.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const MOST_CIDR_BLOCKS = 5;

/**
 * Route tables of a VPC under the default quota of an account.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const MOST_ROUTE_TABLES = 200;

/** More never fit into a template that is sent without a bucket; what does is measured when it is synthesized. */
const LARGEST_NUMBER_OF_SUBNETS = 60;

const subnet = z
  .strictObject({
    id: awsId(
      'subnet',
      'Id of an existing subnet, in a VPC with `id`. Default: none, the subnet is created.',
    ).optional(),
    name: subnetName(
      'Name of the subnet, unique in the VPC. Default: in a VPC with `id` the id of the subnet, else required.',
    ).optional(),
    cidr: cidr('IPv4 CIDR block inside one of those of the VPC; AWS accepts /16 to /28.', '10.0.0.0/24'),
    availabilityZone: patternField(
      'Availability zone: its letter or its whole name. Default: one of the first two zones of the region, which follows from the CIDR block.',
      /^([a-z]|[a-z]{2}(-[a-z]+){1,3}-\d[a-z])$/,
      {
        code: 'availability-zone',
        rule: 'must be a zone letter or a whole zone name',
        remedy: 'write it like a or us-west-2a',
      },
    ).optional(),
    public: flag(
      'Whether the subnet has a default route to the internet gateway. The subnet of a router needs it.',
    ).default(true),
  })
  .meta({ description: 'A subnet of the VPC.' });

const vpc = z
  .strictObject({
    id: awsId(
      'vpc',
      'Id of an existing VPC. The other keys then describe it, and nothing of it is created or changed but routes to Azure in `routeTables`. Default: none, the VPC is created.',
    ).optional(),
    cidrs: z.array(cidr('An IPv4 CIDR block; AWS accepts /16 to /28.')).min(1).max(MOST_CIDR_BLOCKS).optional().meta({
      description:
        'IPv4 CIDR blocks of the VPC; the first is the primary one. Default: 10.0.0.0/16; in a VPC with `id`, what `discover` found.',
    }),
    subnets: z.array(subnet).min(1).max(LARGEST_NUMBER_OF_SUBNETS).optional().meta({
      description:
        'Subnets of the VPC, at most 60, and fewer with long names or tags. Default: one public subnet, the first /24 of the primary CIDR block. In a VPC with `id`: at least the one of the router.',
    }),
    routeTables: z.array(awsId('rtb', 'Id of a route table.')).min(1).max(MOST_ROUTE_TABLES).optional().meta({
      description:
        'Route tables of a VPC with `id` that get the routes to Azure: those of the subnets whose instances reach it. Default: what `discover` found.',
    }),
  })
  .prefault({})
  .meta({ description: 'The VPC on the AWS side.' });

/** @see https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html for the baseline bandwidth of a t4g.small */
const router = z
  .strictObject({
    instanceType: instanceType(
      'EC2 instance type of the router; Arm or x86. One tunnel uses one core: t4g.small sustains about 128 Mbit/s.',
    ).default(DEFAULT_INSTANCE_TYPE),
    ami: patternField(
      'AMI of the router: `pinned` keeps the Ubuntu 24.04 AMI of the first deployment until `upgrade-image` chooses the newest, an id is used as it is.',
      new RegExp(`^(pinned|${AMI_ID})$`),
      {
        code: 'ami',
        rule: 'must be pinned or an AMI id',
        remedy:
          'write pinned or an id such as ami-0123456789abcdef0; with pinned, `npm run -s vpc2vnet upgrade-image` moves to the newest AMI',
      },
    ).default('pinned'),
    subnet: subnetName(
      'Public subnet that the router is placed in, by its name or its id. Default: the first public subnet.',
    ).optional(),
    rootVolumeGiB: integer('Size of the encrypted root volume in GiB.', ROOT_VOLUME_GIB).default(
      ROOT_VOLUME_GIB.default,
    ),
    waitForTunnel: flag(
      'Whether the deployment succeeds only once the tunnel is established and a forced rekey has succeeded.',
    ).default(true),
    waitMinutes: integer('How long a deployment waits for the tunnel, in minutes.', WAIT_MINUTES).default(
      WAIT_MINUTES.default,
    ),
    automaticReboot: patternField(
      'Time of day (UTC) at which the router installs security upgrades, restarts what they require, and reboots when they require it. With off, it upgrades at the time of Ubuntu and never reboots by itself.',
      REBOOT_TIME.pattern,
      {
        code: 'reboot-time',
        rule: 'must be off or a time of day',
        remedy: 'write "off" or a quoted time such as "04:00"',
      },
    ).default(REBOOT_TIME.default),
  })
  .prefault({})
  .meta({ description: 'The EC2 instance that runs strongSwan.' });

const testHost = z
  .strictObject({
    enabled: flag('Whether a small instance for ping tests is created in the VPC.').default(true),
    instanceType: instanceType('EC2 instance type of the test host.').default('t4g.nano'),
  })
  .prefault({})
  .meta({ description: 'An instance in the VPC that answers pings; its shell is Session Manager.' });

const roles = z
  .strictObject({
    permissionsBoundary: managedPolicyArn(
      'Permissions boundary of the roles: it must allow what docs/reference/permissions.md lists for the instances. Default: none.',
    ).optional(),
    path: rolePath('Path of the roles and of their instance profiles. Default: /.').optional(),
    namePrefix: roleNamePrefix(
      'Beginning of the names of the roles and of their instance profiles; a hash of region and path ends them. A stack with such names needs CAPABILITY_NAMED_IAM. Default: none, CloudFormation names them after the stack.',
    ).optional(),
  })
  .prefault({})
  .meta({ description: 'What an account requires of the IAM roles of the instances.' });

const alarms = z
  .strictObject({
    topicArn: topicArn(
      'SNS topic that is notified when the alarm of a tunnel is raised and when it ends, in the region of the VPC. Its policies must let CloudWatch publish; docs/how-to/watch-the-tunnel.md has them. Default: none, and no notification is sent.',
    ).optional(),
  })
  .prefault({})
  .meta({ description: 'Who is notified when a tunnel is down.' });
/** A limit of this schema: AWS allows as many rules in a security group, and has quotas for routes. */
const MOST_ROUTED_PREFIXES = 20;

const routedCidrs = z.array(cidr('An IPv4 prefix.', '10.6.0.0/16')).max(MOST_ROUTED_PREFIXES).default([]).meta({
  description:
    'Further prefixes that are reached through the VPC, such as those of VPCs behind a transit gateway. Their routes to the VPC and back are not created.',
});

const site = z.strictObject({
  region: awsRegion('AWS region code, such as us-west-2.'),
  vpc,
  routedCidrs,
  router,
  alarms,
  testHost,
});

/** The site of the key `aws`, with what is of all sites: they are in one account. */
export const awsSchema = site.extend({ roles }).meta({ description: 'The AWS side.' });

const siteName = field(
  { description: 'A name of your choice, which becomes part of names in both clouds.' },
  {
    code: 'site-name',
    rule: 'must be 1 to 24 lower-case letters, digits and single hyphens, beginning with a letter, and no word that vpc2vnet uses itself (aws, azure, sites, found, connections, router-1, vpn-0-1)',
    remedy: 'choose a name such as virginia',
    test: isSiteName,
  },
);

export const sitesSchema = z
  .record(siteName, site.meta({ description: 'A further site.' }))
  .default({})
  .meta({
    description:
      'Further VPCs, in any regions, that are connected to the same VNet and VPN gateway: each by a name of your choice, with the keys that aws has, except roles, which are of all. Their ranges must not overlap. Default: none.',
  });
