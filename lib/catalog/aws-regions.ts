/**
 * Regions of the partitions that a link can be in, as `aws-cdk-lib` lists them; a test compares the two.
 * @see https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
export const AWS_REGIONS: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'me-west-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
];

/**
 * Name of the cloud of a region that no link can be in; undefined for all others.
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function unsupportedAwsCloud(region: string): string | undefined {
  if (region.startsWith('eusc-')) return 'the AWS European Sovereign Cloud';
  return /^[a-z]{2}-iso[a-z]?-/.test(region) ? 'an isolated AWS partition' : undefined;
}

/**
 * Regions with more than three availability zones, and the letters of those. An account of before November 2025 may have
 * other letters for the same zones, but no further ones.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const MORE_ZONES: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'abcd',
  'ap-northeast-2': 'abcd',
  'ca-central-1': 'abcd',
  'cn-north-1': 'abcd',
  'us-east-1': 'abcdef',
  'us-west-2': 'abcd',
};

/** Letters of the zones that a region may have; of a region that is not listed, more than it has. */
export function zoneLettersOf(region: string): string {
  return MORE_ZONES[region] ?? (AWS_REGIONS.includes(region) ? 'abc' : 'abcdef');
}
