import { InstanceClass } from 'aws-cdk-lib/aws-ec2';
import { architectureOf } from '../../lib/catalog/instance-architecture';
import { INSTANCE_FAMILIES, sizesOf } from '../../lib/catalog/instance-families';

/** Names of `aws-cdk-lib` that are not of EC2, and families that do not run Ubuntu. */
const OTHERS = /^(arm1|fpga\d|io\d.*|mac.*)$/;
const FAMILY = /^(u-\w+|u\d\w*-\w+|[a-z]{1,4}\d[a-z0-9]*(-flex)?)$/;

describe('the table of instance families', () => {
  test('has each family of aws-cdk-lib that runs Ubuntu', () => {
    const names = [...new Set<string>(Object.values(InstanceClass))];
    const expected = names.filter((name) => FAMILY.test(name) && !OTHERS.test(name));

    expect(expected.filter((name) => !INSTANCE_FAMILIES.includes(name))).toEqual([]);
  });

  test('has sizes of a family with their order', () => {
    expect(sizesOf('t4g')).toEqual(['nano', 'micro', 'small', 'medium', 'large', 'xlarge', '2xlarge']);
    expect(sizesOf('c7i')?.slice(-2)).toEqual(['metal-24xl', 'metal-48xl']);
  });

  test('has each family once, and without old ones that need paravirtual images', () => {
    expect(INSTANCE_FAMILIES).toEqual([...new Set(INSTANCE_FAMILIES)]);
    expect(INSTANCE_FAMILIES.filter((family) => /^(t1|m1|m2|c1|mac)/.test(family))).toEqual([]);
  });

  test('has Arm families only with a g after the generation, and a1', () => {
    const arm = INSTANCE_FAMILIES.filter((family) => architectureOf(`${family}.large`) === 'arm64');

    expect(arm.filter((family) => !/^(a1|[a-z]+\d+[a-z]*g)/.test(family))).toEqual([]);
    expect(arm).toEqual(expect.arrayContaining(['t4g', 'c7gn', 'im4gn', 'x8g']));
  });
});
