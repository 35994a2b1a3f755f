import { limitProblems } from '../../../stacks/aws/template-limits';
import { awsAppOf } from '../../fixtures/aws-stacks';
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
        /^the template of wide-network has \d{5,6} bytes as the CDK toolkit sends it without a bucket, and CloudFormation accepts 51200; use fewer subnets or tags$/,
      ),
    ]);
  });

  test('with more than 500 resources is rejected', () => {
    const Resources = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`R${i}`, {}]));

    expect(limitProblems([{ stackName: 's', template: { Resources } }])).toEqual([
      'the template of s has 501 resources, and CloudFormation accepts 500; use fewer subnets or tags',
    ]);
  });
});
