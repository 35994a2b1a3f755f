import {
  AllocateAddressCommand,
  CreateVpcCommand,
  DescribeAddressesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type EC2Client,
  type _InstanceType,
} from '@aws-sdk/client-ec2';
import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { AWS_QUOTAS, isStandardInstance, type AwsAnswers } from '../preflight/aws-findings';
import type { AwsDemand } from '../preflight/demand';
import type { Quota, Unanswered } from '../preflight/finding';
import { ec2In } from './ec2.edge';

/** What a region answered, and the questions that it did not answer. */
export interface AskedRegion {
  readonly answers: AwsAnswers;
  readonly unanswered: readonly Unanswered[];
  /** Actions that the identity may do, of those that were tried. */
  readonly allowed: readonly string[];
}

/**
 * Asks a region for everything that a site needs and does not have yet; each question by itself, because an identity
 * may have the right to some only.
 */
export async function askRegion(link: string, { region, network, instances }: AwsDemand): Promise<AskedRegion> {
  const ec2 = ec2In(region);
  const quotas = new ServiceQuotasClient({ region });
  const unanswered: Unanswered[] = [];
  const ask = async <T>(question: string, answer: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await answer();
    } catch (error) {
      unanswered.push({ question, why: error instanceof Error ? error.name : String(error) });
      return undefined;
    }
  };
  const types = [...new Set(instances.map(({ instanceType }) => instanceType))];
  const ids = instances.flatMap(({ subnet }) => subnet.id ?? []);
  const used = (name: keyof typeof AWS_QUOTAS, count: () => Promise<number>): Promise<Quota | undefined> =>
    network === undefined
      ? Promise.resolve(undefined)
      : ask(`the quota ${AWS_QUOTAS[name].code} of ${region}`, async () => ({
          used: await count(),
          limit: await limitOf(quotas, AWS_QUOTAS[name]),
        }));
  const [offers, zones, subnetZones, vcpusOf, vpcs, elasticIps, standardVcpus, tried] = await Promise.all([
    ask(`the instance types of ${region}`, () => offersOf(ec2, types)),
    ask(`the zones of ${region}`, () => zonesOf(ec2)),
    ask(`the subnets of ${region}`, () => subnetZonesOf(ec2, link, ids)),
    ask(`the sizes of instance types of ${region}`, () => vcpusOfTypes(ec2, types)),
    used('vpcs', async () => (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.length ?? 0),
    used('elasticIps', async () => (await ec2.send(new DescribeAddressesCommand({}))).Addresses?.length ?? 0),
    used('standardVcpus', () => runningVcpus(ec2)),
    network === undefined ? [] : ask(`the rights in ${region}`, () => tryActions(ec2, network.vpcs > 0)),
  ]);
  return {
    answers: {
      offers: offers ?? {},
      zones: zones ?? [],
      subnetZones: subnetZones ?? {},
      vcpusOf: vcpusOf ?? {},
      ...(vpcs === undefined ? {} : { vpcs }),
      ...(elasticIps === undefined ? {} : { elasticIps }),
      ...(standardVcpus === undefined ? {} : { standardVcpus }),
      denied: answeredWith('UnauthorizedOperation', tried),
    },
    unanswered,
    allowed: answeredWith('DryRunOperation', tried),
  };
}

async function limitOf(
  client: ServiceQuotasClient,
  { service, code }: { readonly service: string; readonly code: string },
): Promise<number> {
  const { Quota: quota } = await client.send(new GetServiceQuotaCommand({ ServiceCode: service, QuotaCode: code }));
  return quota?.Value ?? Number.POSITIVE_INFINITY;
}

async function offersOf(client: EC2Client, types: readonly string[]): Promise<AwsAnswers['offers']> {
  const { InstanceTypeOfferings = [] } = await client.send(
    new DescribeInstanceTypeOfferingsCommand({
      LocationType: 'availability-zone',
      Filters: [{ Name: 'instance-type', Values: [...types] }],
    }),
  );
  return Object.fromEntries(
    types.map((type) => [
      type,
      InstanceTypeOfferings.filter(({ InstanceType }) => InstanceType === type)
        .flatMap(({ Location }) => Location ?? [])
        .sort(),
    ]),
  );
}

/**
 * What `Fn::GetAZs` returns: the zones with a default subnet, or all zones where no zone has one.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html
 */
async function zonesOf(client: EC2Client): Promise<readonly string[]> {
  const [subnets, zones] = await Promise.all([
    client.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] })),
    client.send(
      new DescribeAvailabilityZonesCommand({ Filters: [{ Name: 'zone-type', Values: ['availability-zone'] }] }),
    ),
  ]);
  const withDefault = (subnets.Subnets ?? []).flatMap(({ AvailabilityZone }) => AvailabilityZone ?? []);
  const all = (zones.AvailabilityZones ?? []).flatMap(({ ZoneName }) => ZoneName ?? []);
  return [...new Set(withDefault.length > 0 ? withDefault : all)].sort();
}

async function subnetZonesOf(
  client: EC2Client,
  link: string,
  ids: readonly string[],
): Promise<AwsAnswers['subnetZones']> {
  const own = await client.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'tag:vpc2vnet-link', Values: [link] }] }),
  );
  const others = ids.length === 0 ? undefined : await client.send(new DescribeSubnetsCommand({ SubnetIds: [...ids] }));
  return Object.fromEntries([
    ...(own.Subnets ?? []).map(({ CidrBlock = '', AvailabilityZone = '' }) => [CidrBlock, AvailabilityZone]),
    ...(others?.Subnets ?? []).map(({ SubnetId = '', AvailabilityZone = '' }) => [SubnetId, AvailabilityZone]),
  ]) as AwsAnswers['subnetZones'];
}

async function vcpusOfTypes(client: EC2Client, types: readonly string[]): Promise<AwsAnswers['vcpusOf']> {
  if (types.length === 0) return {};
  const { InstanceTypes = [] } = await client.send(
    new DescribeInstanceTypesCommand({ InstanceTypes: types as readonly _InstanceType[] as _InstanceType[] }),
  );
  return Object.fromEntries(
    InstanceTypes.map(({ InstanceType = '', VCpuInfo }) => [InstanceType, VCpuInfo?.DefaultVCpus ?? 0]),
  );
}

async function runningVcpus(client: EC2Client): Promise<number> {
  const Filters = [{ Name: 'instance-state-name', Values: ['pending', 'running'] }];
  const { Reservations = [] } = await client.send(new DescribeInstancesCommand({ Filters }));
  return Reservations.flatMap(({ Instances = [] }) => Instances)
    .filter(({ InstanceType = '' }) => isStandardInstance(InstanceType))
    .reduce((sum, { CpuOptions }) => sum + (CpuOptions?.CoreCount ?? 1) * (CpuOptions?.ThreadsPerCore ?? 1), 0);
}

interface Tried {
  readonly action: string;
  readonly answer: string;
}

function answeredWith(name: string, tried: readonly Tried[] = []): readonly string[] {
  return tried.filter(({ answer }) => answer === name).map(({ action }) => action);
}

/** Dry runs change nothing, and AWS answers whether the identity has the right. */
async function tryActions(client: EC2Client, createsVpc: boolean): Promise<readonly Tried[]> {
  const createVpc = (): Promise<unknown> =>
    client.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', DryRun: true }));
  const dryRuns: readonly (readonly [string, () => Promise<unknown>])[] = [
    ...(createsVpc ? [['ec2:CreateVpc', createVpc] as const] : []),
    ['ec2:AllocateAddress', () => client.send(new AllocateAddressCommand({ Domain: 'vpc', DryRun: true }))],
  ];
  return Promise.all(dryRuns.map(async ([action, run]) => ({ action, answer: await answerOf(run) })));
}

/** The name of the error with which every dry run ends. */
async function answerOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return '';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.name;
  }
}
