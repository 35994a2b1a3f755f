import { nearest } from '../../base/nearest';
import { partitionOf } from '../../catalog/aws-partition';
import { AWS_REGIONS, unsupportedAwsCloud, zoneLettersOf } from '../../catalog/aws-regions';
import { AZURE_LOCATIONS, shortLocation, unsupportedAzureCloud } from '../../catalog/azure-location';
import { familyAndSize, INSTANCE_FAMILIES, sizesOf } from '../../catalog/instance-families';
import { isVmSize } from '../../catalog/vm-sizes';
import type { ConfigPath } from '../problems/problem';
import type { Rule, RuleInput, RuleProblem } from './rule';

/** A value of the file at its place. */
export interface Written {
  readonly path: ConfigPath;
  readonly value: string;
}

const NEWER = 'add it to unlisted when it is newer than this version of vpc2vnet';

/** Regions exist, and are in a partition that a link can be in. */
export const awsRegions: Rule = ({ config, resolved }) => {
  const { s3 } = config.backend;
  const written: readonly Written[] = [
    ...resolved.sites.map((site) => ({ path: [...site.path, 'region'], value: site.config.region })),
    ...(s3 === undefined ? [] : [{ path: ['backend', 's3', 'region'], value: s3.region }]),
  ];
  return written.flatMap((each) => regionProblems(each, config.unlisted));
};

/** Returns the problem of a region that no link can be in, unless it is in `unlisted`. */
export function regionProblems({ path, value }: Written, unlisted: readonly string[]): readonly RuleProblem[] {
  const cloud = unsupportedAwsCloud(value);
  if (cloud !== undefined) return [unsupported({ path, value }, 'an AWS region', cloud)];
  if (AWS_REGIONS.includes(value) || unlisted.includes(value)) return [];
  return [
    {
      code: 'aws-region-unknown',
      path,
      rule: 'must be an AWS region that exists',
      value,
      remedy: `write ${nearest(value, AWS_REGIONS).word}, the nearest one, or ${NEWER}`,
    },
  ];
}

/** All sites are deployed with the credentials of one account, which is in one partition. */
export const onePartition: Rule = ({ resolved: { sites } }) => {
  const [plain, ...others] = sites;
  if (plain === undefined) return [];
  const partition = partitionOf(plain.config.region).name;
  return others
    .filter(({ config }) => partitionOf(config.region).name !== partition)
    .map(({ path, config: { region } }) => ({
      code: 'site-partition' as const,
      path: [...path, 'region'],
      others: [[...plain.path, 'region']],
      rule: `must be in the partition ${partition} as ${plain.config.region} is: an account is in one`,
      value: region,
      remedy: 'write a link of its own for it',
    }));
};

/** A permissions boundary is in the partition of the account. */
export const boundaryPartition: Rule = ({ config: { aws } }) => {
  const arn = aws.roles.permissionsBoundary;
  const { name } = partitionOf(aws.region);
  if (arn === undefined || arn.startsWith(`arn:${name}:`)) return [];
  return [
    {
      code: 'boundary-partition',
      path: ['aws', 'roles', 'permissionsBoundary'],
      others: [['aws', 'region']],
      rule: `must be in the partition ${name}, as ${aws.region} is`,
      value: arn,
      remedy: `write it like arn:${name}:iam::123456789012:policy/boundary`,
    },
  ];
};

/** The location exists, and is in the public cloud. */
export const azureLocations: Rule = ({ config }) =>
  locationProblems({ path: ['azure', 'location'], value: config.azure.location }, config.unlisted);

/** Returns the problem of a location that no link can be in, unless it is in `unlisted`. */
export function locationProblems(written: Written, unlisted: readonly string[]): readonly RuleProblem[] {
  const location = shortLocation(written.value);
  const cloud = unsupportedAzureCloud(location);
  if (cloud !== undefined) return [unsupported(written, 'an Azure location', cloud)];
  if ([...AZURE_LOCATIONS, ...unlisted.map(shortLocation)].includes(location)) return [];
  return [
    {
      ...written,
      code: 'azure-location-unknown',
      rule: 'must be an Azure location that exists',
      remedy: `write ${nearest(location, AZURE_LOCATIONS).word}, the nearest one, or ${NEWER}`,
    },
  ];
}

/** Instance types are of a family that runs Ubuntu, in a size that it has. */
export const instanceTypes: Rule = (input) =>
  writtenTypes(input).flatMap((written) => instanceTypeProblems(written, input.config.unlisted));

/** Returns the problem of an instance type that no router can have, unless it is in `unlisted`. */
export function instanceTypeProblems({ path, value }: Written, unlisted: readonly string[]): readonly RuleProblem[] {
  const remedy = unlisted.includes(value) ? undefined : remedyOfType(value);
  if (remedy === undefined) return [];
  return [
    {
      code: 'instance-type-unknown',
      path,
      rule: 'must be an EC2 instance type that exists and runs Ubuntu',
      value,
      remedy: `${remedy}, or ${NEWER}`,
    },
  ];
}

/** The size of the test VM is of a series that Azure has. */
export const vmSizes: Rule = ({ config }) => {
  const value = config.azure.testVm.size;
  if (isVmSize(value) || config.unlisted.includes(value)) return [];
  return [
    {
      code: 'azure-vm-size-unknown',
      path: ['azure', 'testVm', 'size'],
      rule: 'must be an Azure VM size that exists and is not retired',
      value,
      remedy: `choose another, such as Standard_B2ats_v2 (\`az vm list-skus -l ${shortLocation(config.azure.location)} -o table\` lists them), or ${NEWER}`,
    },
  ];
};

/** Zones are those that the region may have. */
export const zoneLetters: Rule = ({ config, resolved: { sites } }) =>
  sites.flatMap(({ path, config: { region, vpc } }) => {
    const letters = zoneLettersOf(region);
    return (vpc.subnets ?? []).flatMap(({ availabilityZone: value }, i) => {
      if (value === undefined || letters.includes(value.slice(-1)) || config.unlisted.includes(value)) return [];
      return [
        {
          code: 'zone-unknown' as const,
          path: [...path, 'vpc', 'subnets', i, 'availabilityZone'],
          others: [[...path, 'region']],
          rule: `must be a zone of ${region}, which has none beyond ${letters.at(-1)}`,
          value,
          remedy: `choose one of ${[...letters].join(', ')}, or ${NEWER}`,
        },
      ];
    });
  });

function writtenTypes({ resolved: { sites } }: RuleInput): readonly Written[] {
  return sites.flatMap(({ path, config }) =>
    (['router', 'testHost'] as const).map((host) => ({
      path: [...path, host, 'instanceType'],
      value: config[host].instanceType,
    })),
  );
}

/** How to write a type that exists; undefined for one that may exist. */
function remedyOfType(value: string): string | undefined {
  const [family, size] = familyAndSize(value);
  if (!INSTANCE_FAMILIES.includes(family)) return `choose another family, such as ${nearestFamily(family)}`;
  const sizes = sizesOf(family);
  return sizes === undefined || sizes.includes(size) ? undefined : `choose a size of ${family}: ${sizes.join(', ')}`;
}

/** The family of the same generation if there is one: of t4, t4g is nearer than c4. */
function nearestFamily(family: string): string {
  const same = INSTANCE_FAMILIES.filter((each) => each.startsWith(family));
  return nearest(family, same.length > 0 ? same : INSTANCE_FAMILIES).word;
}

function unsupported({ path, value }: Written, what: string, cloud: string): RuleProblem {
  return {
    code: 'cloud-unsupported',
    path,
    rule: `must be ${what} of a cloud that vpc2vnet supports, which ${cloud} is not`,
    value,
    remedy: 'choose another',
  };
}
