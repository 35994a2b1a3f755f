import { stringify } from 'yaml';
import { awsAppOf } from '../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../fixtures/examples';
import { planOf } from '../fixtures/plan-of';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LARGEST_TEMPLATE_BYTES = 51_200;

/** A config as wide as one may be: sixty subnets, half of them private, and twenty ranges on each Azure side. */
const WIDEST = [
  'name: widest',
  'aws:',
  '  region: ap-southeast-2',
  '  vpc:',
  '    subnets:',
  ...Array.from(
    { length: 60 },
    (_, i) => `      - { name: subnet-number-${i}, cidr: 10.0.${i}.0/24, public: ${i % 2 === 0} }`,
  ),
  'azure:',
  '  location: westeurope',
  `  vnet: { cidrs: [${Array.from({ length: 20 }, (_, i) => `10.${100 + i}.0.0/16`).join(', ')}] }`,
].join('\n');

const PLANS = [
  ...EXAMPLES.map((name) => [name, previewOfExample(name)] as const),
  ['widest', planOf(WIDEST, undefined, true)] as const,
];

describe.each(PLANS)('the cloud assembly of %s', (_, plan) => {
  const assembly = awsAppOf(plan).synth();

  test('has the network and the router', () => {
    expect(assembly.stacks.map(({ stackName }) => stackName)).toEqual([`${plan.name}-network`, `${plan.name}-router`]);
  });

  test('asks for no bootstrapping', () => {
    const texts = assembly.stacks.map(({ template }) => JSON.stringify(template));
    expect(texts.filter((text) => /BootstrapVersion|CheckBootstrap|cdk-hnb/.test(text))).toEqual([]);
  });

  test('has no assets', () => {
    expect(assembly.stacks.flatMap((stack) => stack.assets)).toEqual([]);
  });

  test('has no artifacts that publish anything', () => {
    expect(Object.values(assembly.manifest.artifacts ?? {}).map(({ type }) => type)).not.toContain(
      'cdk:asset-manifest',
    );
  });

  test('uses the credentials of whoever deploys', () => {
    expect(assembly.stacks.flatMap((stack) => [stack.assumeRoleArn, stack.cloudFormationExecutionRoleArn])).toEqual(
      assembly.stacks.flatMap(() => [undefined, undefined]),
    );
  });

  test('fits into requests, as the CDK toolkit words the templates', () => {
    const sizes = assembly.stacks.map(
      ({ template }) => stringify(template, { schema: 'yaml-1.1', lineWidth: 0 }).length,
    );
    expect(Math.max(...sizes)).toBeLessThan(LARGEST_TEMPLATE_BYTES);
  });

  test('names the region and leaves the account open', () => {
    expect(assembly.stacks.map(({ environment }) => [environment.account, environment.region])).toEqual(
      assembly.stacks.map(() => ['unknown-account', plan.aws.region]),
    );
  });

  test('needs nothing looked up', () => {
    expect(assembly.manifest.missing ?? []).toEqual([]);
  });

  test('deploys the network first', () => {
    expect(assembly.getStackByName(`${plan.name}-router`).dependencies.map(({ id }) => id)).toContain(
      `${plan.name}-network`,
    );
  });
});
