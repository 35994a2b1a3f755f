import { stringify } from 'yaml';
import { awsAppOf } from '../../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../../fixtures/examples';
import { siteStack, type SiteName } from '../../../lib/model/names';
import { linkOf } from '../../fixtures/link-of';

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

const LINKS = [
  ...EXAMPLES.map((name) => [name, previewOfExample(name)] as const),
  ['widest', linkOf(WIDEST, undefined, true)] as const,
];

describe.each(LINKS)('the cloud assembly of %s', (_, link) => {
  const assembly = awsAppOf(link).synth();
  const stacksOf = (site: SiteName): readonly string[] => [
    siteStack(link.name, site, 'network'),
    siteStack(link.name, site, 'router-1'),
  ];

  test('has the network and the router of each site', () => {
    const wanted = link.sites.flatMap(({ name }) => stacksOf(name));

    expect(assembly.stacks.map(({ stackName }) => stackName).toSorted()).toEqual(wanted.toSorted());
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

  test('names the region of each site and leaves the account open', () => {
    const environments = link.sites.map(({ name }) =>
      stacksOf(name).map((stack) => assembly.getStackByName(stack).environment),
    );

    expect(environments).toMatchObject(
      link.sites.map(({ region }) => [
        { account: 'unknown-account', region },
        { account: 'unknown-account', region },
      ]),
    );
  });

  test('needs no lookup in an account', () => {
    expect(assembly.manifest.missing ?? []).toEqual([]);
  });

  test('deploys the network of each site before its router', () => {
    const needs = link.sites.map(({ name }) =>
      assembly.getStackByName(siteStack(link.name, name, 'router-1')).dependencies.map(({ id }) => id),
    );

    expect(needs).toEqual(
      link.sites.map(({ name }) => expect.arrayContaining([siteStack(link.name, name, 'network')]) as unknown),
    );
  });
});
