/** The AWS partition of a region. */
export interface AwsPartition {
  readonly name: string;
  /** Domain of the service endpoints. */
  readonly domain: string;
}

/**
 * Partition of a region, by the region's prefix.
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function partitionOf(region: string): AwsPartition {
  if (region.startsWith('cn-')) return { name: 'aws-cn', domain: 'amazonaws.com.cn' };
  if (region.startsWith('us-gov-')) return { name: 'aws-us-gov', domain: 'amazonaws.com' };
  return { name: 'aws', domain: 'amazonaws.com' };
}
