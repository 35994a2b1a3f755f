import { RegionInfo } from 'aws-cdk-lib/region-info';
import { AWS_REGIONS, unsupportedAwsCloud } from '../../lib/catalog/aws-regions';
import { partitionOf } from '../../lib/catalog/aws-partition';

const KNOWN = RegionInfo.regions;

describe('the table of AWS regions', () => {
  test('has each region of aws-cdk-lib, except those of clouds that no link can be in', () => {
    const expected = KNOWN.map(({ name }) => name).filter((name) => unsupportedAwsCloud(name) === undefined);

    expect([...AWS_REGIONS].sort()).toEqual([...expected].sort());
  });

  test.each(KNOWN.filter(({ name }) => unsupportedAwsCloud(name) === undefined))(
    'has the partition and the domain of $name as aws-cdk-lib does',
    (region) => {
      expect(partitionOf(region.name)).toEqual({ name: region.partition, domain: region.domainSuffix });
    },
  );
});
