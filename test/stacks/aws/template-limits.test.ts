import { limitProblems } from '../../../stacks/aws/template-limits';
import { awsAppOf } from '../../fixtures/aws-stacks';
import { bothSides } from '../../fixtures/handoffs';
import { linkOf } from '../../fixtures/link-of';

/** A config with fifty public subnets. */
function wide(more: string): string {
  const subnets = Array.from({ length: 50 }, (_, i) => `{name: subnet-${i}, cidr: 10.0.${i}.0/24}`);
  return `name: wide\naws: {region: eu-west-1, vpc: {subnets: [${subnets.join(', ')}]}}\nazure: {location: westeurope}\n${more}`;
}

const problemsOf = (text: string) => limitProblems(awsAppOf(linkOf(text)).synth().stacks);

describe('a template', () => {
  test('of fifty subnets without tags is accepted', () => {
    expect(problemsOf(wide(''))).toEqual([]);
  });

  test('that is too large with its tags is rejected, with both numbers', () => {
    const tags = Array.from({ length: 40 }, (_, i) => `key-${i}: value-${i}`).join(', ');

    expect(problemsOf(wide(`tags: {${tags}}\n`))).toEqual([
      expect.stringMatching(
        /^the template of wide-network has \d{5,6} bytes as the CDK toolkit sends it without a bucket, and AWS accepts 51200; use fewer subnets, tags, route tables or prefixes of the VNet and its spokes$/,
      ),
    ]);
  });

  test('with more than 500 resources is rejected', () => {
    const Resources = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`R${i}`, {}]));

    expect(limitProblems([{ stackName: 's', template: { Resources } }])).toEqual([
      'the template of s has 501 resources, and AWS accepts 500; use fewer subnets, tags, route tables or prefixes of the VNet and its spokes',
    ]);
  });

  test('with more than 500 resources is rejected with what to change, and not by an error of the CDK', () => {
    const tables = Array.from({ length: 60 }, (_, i) => `rtb-${String(i).padStart(17, '0')}`);
    const prefixes = Array.from({ length: 10 }, (_, i) => `10.${50 + i}.0.0/16`);
    const yaml = `name: big
aws: {region: eu-west-1, vpc: {id: vpc-00000000000000000, cidrs: [10.0.0.0/16], routeTables: [${tables.join(', ')}], subnets: [{id: subnet-00000000000000000, cidr: 10.0.0.0/24}]}}
azure: {location: westeurope, vnet: {cidrs: [${prefixes.join(', ')}]}}
`;

    expect(limitProblems(awsAppOf(linkOf(yaml, undefined, true)).synth().stacks)).toContainEqual(
      expect.stringMatching(/^the template of big-router has 6\d\d resources, and AWS accepts 500; use fewer /),
    );
  });

  test.each([
    [
      'rules of a security group',
      { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress: Array.from({ length: 61 }, () => ({})) } },
      'the security group R of s has 61 rules in one direction, and AWS accepts 60 unless it has raised the quota; use fewer VPC CIDR blocks or VNet prefixes',
    ],
    [
      'bytes of user data',
      {
        Type: 'AWS::EC2::Instance',
        Properties: { UserData: { 'Fn::Base64': { 'Fn::Join': ['', ['x'.repeat(16_385)]] } } },
      },
      'the instance R of s has 16385 bytes of user data, and AWS accepts 16384; use fewer VPC CIDR blocks, VNet prefixes or route tables',
    ],
    [
      'tags of a resource',
      {
        Type: 'AWS::SSM::Parameter',
        Properties: { Tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, ''])) },
      },
      'the resource R of s has 51 tags, and AWS accepts 50; use fewer tags',
    ],
  ])('with too many %s is rejected, with both numbers and what to change', (_, resource, line) => {
    expect(limitProblems([{ stackName: 's', template: { Resources: { R: resource } } }])).toEqual([line]);
  });

  test('with too many routes in one route table is rejected', () => {
    const route = (table: string) => ({ Type: 'AWS::EC2::Route', Properties: { RouteTableId: table } });
    const Resources = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`R${i}`, route(i < 501 ? 'rtb-1' : 'rtb-2')]),
    );

    expect(limitProblems([{ stackName: 's', template: { Resources } }])).toContain(
      'the route table "rtb-1" of s has 501 routes, and AWS accepts 500 unless it has raised the quota; use fewer VNet prefixes',
    );
  });

  test('of the widest ranges and all tags together exceeds no limit but its size', () => {
    const list = (count: number, item: (i: number) => string): string =>
      Array.from({ length: count }, (_, i) => item(i)).join(', ');
    const yaml = [
      'name: widest',
      'aws:',
      '  region: eu-west-1',
      '  vpc:',
      `    cidrs: [10.0.0.0/16, ${list(4, (i) => `100.${64 + i}.0.0/16`)}]`,
      `    subnets: [${list(60, (i) => `{name: subnet-${i}, cidr: 10.0.${i}.0/24, public: ${i % 2 === 0}}`)}]`,
      'azure:',
      '  location: westeurope',
      `  vnet: {cidrs: [${list(20, (i) => `10.${100 + i}.0.0/16`)}]}`,
      `tags: {${list(40, (i) => `key-${i}: value-${i}`)}}`,
      '',
    ].join('\n');
    const { stacks } = awsAppOf(linkOf(yaml, bothSides())).synth();

    expect(stacks).toHaveLength(2);
    expect(limitProblems(stacks).filter((line) => !line.includes('bytes as the CDK toolkit sends it'))).toEqual([]);
  });
});
