import { Stack } from 'aws-cdk-lib/core';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { emptyHandoff } from '../../../lib/handoff/handoff';
import { awsAppOf, templateOf } from '../../fixtures/aws-stacks';
import { configOf } from '../../fixtures/config';
import { AWS_FACTS, bothSides } from '../../fixtures/handoffs';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

const stackNames = (link = linkOf()) =>
  awsAppOf(link)
    .synth()
    .stacks.map(({ stackName }) => stackName);

describe('the stacks of a link', () => {
  test('are the network alone while nothing is known', () => {
    expect(stackNames()).toEqual(['link-network']);
  });

  test('are the network alone while the Azure gateway is pending', () => {
    expect(stackNames(linkOf(SHORTEST, { ...emptyHandoff('link'), aws: AWS_FACTS }))).toEqual(['link-network']);
  });

  test('are the network and the router once both sides are known', () => {
    expect(stackNames(linkOf(SHORTEST, bothSides()))).toEqual(['link-network', 'link-router']);
  });

  test('keep apart from those of another link', () => {
    expect(stackNames(linkOf(configOf({ name: 'other' })))).toEqual(['other-network']);
  });
});

test('whoever synthesizes a link reads no warnings', () => {
  const stacks = awsAppOf(linkOf(SHORTEST, bothSides())).node.children.filter((child) => Stack.isStack(child));
  expect(stacks.flatMap((stack) => Annotations.fromStack(stack).findWarning('*', Match.anyValue()))).toEqual([]);
});

describe('tags', () => {
  const tagged = linkOf(configOf({ tags: { team: 'network' } }), bothSides());

  test.each(['network', 'router'] as const)(
    'of the config are on everything in the %s stack that has tags',
    (stack) => {
      const tags = Object.values(
        templateOf(tagged, stack).toJSON().Resources as Record<
          string,
          { Type: string; Properties?: { Tags?: unknown } }
        >,
      )
        .filter(({ Type }) => Type !== 'AWS::EC2::EIP')
        .map(({ Properties }) => Properties?.Tags)
        .filter((list) => list !== undefined);
      expect(tags.length).toBeGreaterThan(0);
      // Parameter Store takes a map, all others a list.
      expect(tags).toEqual(
        tags.map((list) =>
          Array.isArray(list)
            ? expect.arrayContaining([{ Key: 'team', Value: 'network' }])
            : expect.objectContaining({ team: 'network' }),
        ),
      );
    },
  );

  test('name the link that a resource belongs to', () => {
    templateOf(tagged, 'network').hasResourceProperties('AWS::SecretsManager::Secret', {
      Tags: [
        { Key: 'team', Value: 'network' },
        { Key: 'vpc2vnet-link', Value: 'link' },
      ],
    });
  });

  test('of the config are not on an Elastic IP, which a change of its tags may take off the router', () => {
    templateOf(tagged, 'network').hasResourceProperties('AWS::EC2::EIP', {
      Tags: [{ Key: 'vpc2vnet-link', Value: 'link' }],
    });
  });
});

describe('descriptions', () => {
  test('warn of documentation addresses in a preview', () => {
    const descriptions = awsAppOf(linkOf(SHORTEST, undefined, true))
      .synth()
      .stacks.map((stack) => stack.template.Description);
    expect(descriptions).toEqual([
      'PREVIEW with documentation addresses, do not deploy. Network of the link link to Azure',
      'PREVIEW with documentation addresses, do not deploy. Router of the link link to Azure',
    ]);
  });

  test('warn of nothing once everything is known, even in a preview', () => {
    const link = linkOf(SHORTEST, bothSides(), true);
    expect(templateOf(link, 'router').toJSON().Description).toBe('Router of the link link to Azure');
  });

  test('mark the files of the router in a preview', () => {
    expect(JSON.stringify(templateOf(linkOf(SHORTEST, undefined, true), 'router').toJSON())).toContain(
      '# PREVIEW: documentation addresses',
    );
  });
});
