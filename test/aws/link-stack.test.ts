import { Stack } from 'aws-cdk-lib/core';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { awsAppOf, templateOf } from '../fixtures/aws-stacks';
import { configOf } from '../fixtures/config';
import { AWS_FACTS, bothSides } from '../fixtures/handoffs';
import { planOf, SHORTEST } from '../fixtures/plan-of';

const stackNames = (plan = planOf()) =>
  awsAppOf(plan)
    .synth()
    .stacks.map(({ stackName }) => stackName);

describe('the stacks of a link', () => {
  test('are the network alone while nothing is known', () => {
    expect(stackNames()).toEqual(['link-network']);
  });

  test('are the network alone while the Azure gateway is pending', () => {
    expect(stackNames(planOf(SHORTEST, { version: 1, link: 'link', aws: AWS_FACTS }))).toEqual(['link-network']);
  });

  test('are the network and the router once both sides are known', () => {
    expect(stackNames(planOf(SHORTEST, bothSides()))).toEqual(['link-network', 'link-router']);
  });

  test('keep apart from those of another link', () => {
    expect(stackNames(planOf(configOf({ name: 'other' })))).toEqual(['other-network']);
  });
});

test('whoever synthesizes a link reads no warnings', () => {
  const stacks = awsAppOf(planOf(SHORTEST, bothSides())).node.children.filter((child) => Stack.isStack(child));
  expect(stacks.flatMap((stack) => Annotations.fromStack(stack).findWarning('*', Match.anyValue()))).toEqual([]);
});

describe('tags', () => {
  const tagged = planOf(configOf({ tags: { team: 'network' } }), bothSides());

  test.each(['network', 'router'] as const)(
    'of the config are on everything in the %s stack that has tags',
    (stack) => {
      const tags = Object.values(
        templateOf(tagged, stack).toJSON().Resources as Record<string, { Properties?: { Tags?: unknown } }>,
      )
        .map(({ Properties }) => Properties?.Tags)
        .filter((list) => list !== undefined);
      expect(tags).toEqual(tags.map(() => expect.arrayContaining([{ Key: 'team', Value: 'network' }])));
    },
  );

  test('tell which link a resource belongs to', () => {
    templateOf(tagged, 'network').hasResourceProperties('AWS::EC2::EIP', {
      Tags: [
        { Key: 'team', Value: 'network' },
        { Key: 'vpc2vnet-link', Value: 'link' },
      ],
    });
  });
});

describe('descriptions', () => {
  test('warn of documentation addresses in a preview', () => {
    const descriptions = awsAppOf(planOf(SHORTEST, undefined, true))
      .synth()
      .stacks.map((stack) => stack.template.Description);
    expect(descriptions).toEqual([
      'PREVIEW with documentation addresses, do not deploy. Network of the link link to Azure',
      'PREVIEW with documentation addresses, do not deploy. Router of the link link to Azure',
    ]);
  });

  test('warn of nothing once everything is known, even in a preview', () => {
    const plan = planOf(SHORTEST, bothSides(), true);
    expect(templateOf(plan, 'router').toJSON().Description).toBe('Router of the link link to Azure');
  });

  test('mark the files of the router in a preview', () => {
    expect(JSON.stringify(templateOf(planOf(SHORTEST, undefined, true), 'router').toJSON())).toContain(
      '# PREVIEW: documentation addresses',
    );
  });
});
