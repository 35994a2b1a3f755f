import type { SitePath } from '../../model/names';
import { permissionsCommand, type NamedFiles } from '../../workspace/commands';
import type { AwsDemand, InstanceDemand } from './demand';
import { counted, isExceeded, named, type Finding, type Quota } from './finding';

/** What a region answered; a missing part was not asked, or not answered. */
export interface AwsAnswers {
  /** Zones of the region that offer an instance type, by type. */
  readonly offers: Readonly<Record<string, readonly string[]>>;
  /** What `Fn::GetAZs` returns, in its order. */
  readonly zones: readonly string[];
  /** Zones of the subnets that exist: of the link's own by CIDR block, of others by id. */
  readonly subnetZones: Readonly<Record<string, string>>;
  readonly vcpusOf: Readonly<Record<string, number>>;
  readonly vpcs?: Quota;
  readonly elasticIps?: Quota;
  /** vCPUs of running On-Demand Standard instances. */
  readonly standardVcpus?: Quota;
  /** Actions that the identity may not do, of those that a new network needs. */
  readonly denied: readonly string[];
}

/**
 * Codes of the quotas in Service Quotas.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export const AWS_QUOTAS = {
  vpcs: { service: 'vpc', code: 'L-F678F1CE' },
  elasticIps: { service: 'ec2', code: 'L-0263D0A3' },
  standardVcpus: { service: 'ec2', code: 'L-1216C47A' },
} as const;

/** Families that the quota of Standard instances counts. */
const STANDARD = /^(a|c|d|h|i|im|is|m|r|t|z)\d/;

export function isStandardInstance(instanceType: string): boolean {
  return STANDARD.test(instanceType);
}

/** Returns what prevents the deployment of a site, each with its remedy. */
export function awsFindings(demand: AwsDemand, answers: AwsAnswers): readonly Finding[] {
  return [
    ...deniedActions(demand, answers),
    ...quotaFindings(demand, answers),
    ...demand.instances.flatMap((instance) => offerFindings(demand, instance, answers)),
    ...vcpuFindings(demand, answers),
  ];
}

function deniedActions({ region }: AwsDemand, { denied }: AwsAnswers): readonly Finding[] {
  return denied.map((action) => ({
    kind: 'problem',
    text: `these AWS credentials may not call ${action} in ${region}: get that permission; docs/reference/permissions.md lists all that a link needs`,
  }));
}

/**
 * Returns what the policies of the identity do not allow in a region, on one line.
 * @param reported - actions that another finding names
 */
export function rightsFindings(
  region: string,
  denied: readonly string[],
  reported: readonly string[],
  files: NamedFiles = {},
): readonly Finding[] {
  const further = denied.filter((action) => !reported.includes(action));
  if (further.length === 0) return [];
  const text = `these AWS credentials may not do ${named(further)} in ${region}: ask the administrator of the account for these rights, or for the policies that \`${permissionsCommand(files)}\` writes`;
  return [{ kind: 'problem', text }];
}

function quotaFindings({ region, network }: AwsDemand, { vpcs, elasticIps }: AwsAnswers): readonly Finding[] {
  if (network === undefined) return [];
  const rows = [
    { quota: vpcs, needed: network.vpcs, one: 'VPC', many: 'VPCs', ...AWS_QUOTAS.vpcs },
    { quota: elasticIps, needed: network.elasticIps, one: 'Elastic IP', many: 'Elastic IPs', ...AWS_QUOTAS.elasticIps },
  ];
  return rows.flatMap(({ quota, needed, one, many, service, code }): readonly Finding[] =>
    isExceeded(quota, needed)
      ? [
          {
            kind: 'problem',
            text: `the link needs ${counted(needed, one, many)} in ${region}, and ${quota.used} of ${quota.limit} are in use: delete an unused one, or ${moreOf(service, code, quota.used + needed, region)}`,
          },
        ]
      : [],
  );
}

function offerFindings(
  { region, network }: AwsDemand,
  { of, site, instanceType, subnet }: InstanceDemand,
  { offers, zones, subnetZones }: AwsAnswers,
): readonly Finding[] {
  const offering = offers[instanceType];
  const existing = subnetZones[subnet.id ?? subnet.cidr];
  const zone = existing ?? chosenZone(subnet, zones);
  if (offering === undefined || zone === undefined || offering.includes(zone)) return [];
  const key = `${site}.${of === 'router' ? 'router' : 'testHost'}.instanceType`;
  const elsewhere =
    offering.length === 0
      ? `AWS does not offer ${instanceType} in ${region}`
      : `AWS does not offer ${instanceType} in ${zone}, the zone of the subnet ${subnet.name}`;
  const canMove = existing === undefined && network !== undefined && offering.length > 0;
  const move = canMove ? `set availabilityZone of the subnet to ${offering.join(' or ')}, or ` : '';
  return of === 'router'
    ? [{ kind: 'problem', text: `${elsewhere}: ${move}choose another ${key}` }]
    : [withoutHost(`${elsewhere}: ${move}choose another ${key}`, [site])];
}

function chosenZone({ zone }: InstanceDemand['subnet'], zones: readonly string[]): string | undefined {
  if (zone === undefined) return undefined;
  return zone.kind === 'named' ? zone.name : zones[zone.index];
}

function vcpuFindings(
  { region, network, instances }: AwsDemand,
  { standardVcpus, vcpusOf }: AwsAnswers,
): readonly Finding[] {
  if (network === undefined) return [];
  const needed = (all: readonly InstanceDemand[]): number =>
    all
      .filter(({ instanceType }) => isStandardInstance(instanceType))
      .reduce((sum, { instanceType }) => sum + (vcpusOf[instanceType] ?? 0), 0);
  const all = needed(instances);
  const router = needed(instances.filter(({ of }) => of === 'router'));
  if (!isExceeded(standardVcpus, all)) return [];
  const { used, limit } = standardVcpus;
  const { service, code } = AWS_QUOTAS.standardVcpus;
  const text = (count: number): string =>
    `the link needs ${count} vCPUs of Standard instances in ${region}, and ${used} of ${limit} are in use: stop an unused instance, or ${moreOf(service, code, used + count, region)}`;
  return isExceeded(standardVcpus, router)
    ? [{ kind: 'problem', text: text(all) }]
    : [withoutHost(text(all), sitesOfHosts(instances))];
}

function sitesOfHosts(instances: readonly InstanceDemand[]): readonly SitePath[] {
  return [...new Set(instances.filter(({ of }) => of === 'test host').map(({ site }) => site))];
}

function withoutHost(text: string, sites: readonly SitePath[]): Finding {
  const keys = sites.map((site) => `${site}.testHost.enabled`).join(' and ');
  return {
    kind: 'warning',
    text: `${text}, or set ${keys} to false; the link is deployed without its test host`,
    leavesOut: 'test host',
  };
}

function moreOf(service: string, code: string, value: number, region: string): string {
  return `run \`aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${value} --region ${region}\``;
}
