import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  awsNeeds,
  CREATIONS,
  creationsOf,
  EC2_CREATIONS,
  type AwsNeed,
  type StackToCreate,
} from '../../lib/rights/aws-needs';
import { awsPolicies } from '../../lib/rights/aws-policy';
import { AWS_TYPES } from '../../lib/rights/aws-types';
import { configOf } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';
import { allows } from './evaluate';
import { allLinks, renderedYaml, type Rendered } from './links';

const ACCOUNT = '123456789012';
const LINKS = allLinks();

const REFERENCE = JSON.parse(readFileSync(join(__dirname, 'service-authorization.json'), 'utf8')) as Readonly<
  Record<string, { readonly required: readonly string[]; readonly optional: readonly string[] }>
>;

function needsOf(
  { link, templates }: Pick<Rendered, 'link' | 'templates'>,
  kinds: readonly StackToCreate['kind'][] = ['network', 'router'],
) {
  const [{ name, region }] = link.sites;
  return awsNeeds({ link, templates, region, account: ACCOUNT, stacks: kinds.map((kind) => ({ site: name, kind })) });
}

function isAsked(action: string): boolean {
  return EC2_CREATIONS[action] !== undefined || CREATIONS.includes(action);
}

function needOf(action: string, needs: readonly AwsNeed[]): AwsNeed | undefined {
  return needs.find(({ actions }) => actions.includes(action));
}

describe.each(LINKS)('what IAM is asked before $name is deployed', (rendered) => {
  const { link, templates } = rendered;
  const needs = needsOf(rendered);

  test('is allowed by the policies that `permissions` writes', () => {
    const policies = awsPolicies(rendered, 'deploy');
    const denied = needs.flatMap(({ actions, resources, context }) =>
      actions.flatMap((action) =>
        resources
          .filter((resource) => {
            const values = Object.entries(context).map(([key, [value = '']]) => [key, value]);
            return !allows(policies, { action, resource, context: Object.fromEntries(values) });
          })
          .map((resource) => `${action} on ${resource}`),
      ),
    );

    expect(denied).toEqual([]);
  });

  test('is everything that the types in its templates certainly take, and no other type', () => {
    const types = Object.values(templates).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
    const create = new Set(types.flatMap((type) => AWS_TYPES[type]?.create ?? []));
    const [site] = link.sites;
    const asked = creationsOf(site, [
      { site: site.name, kind: 'network' },
      { site: site.name, kind: 'router' },
    ]);

    expect(asked).toEqual([...create].filter((action) => isAsked(action)).sort());
  });

  test('names the account and no wildcard, so that a policy of any form matches', () => {
    const arns = needs.flatMap(({ resources }) => resources);

    expect(arns.filter((arn) => arn.includes('*') || !arn.includes(`:${ACCOUNT}:`))).toEqual([]);
  });

  test('takes few requests', () => {
    expect(needs.length).toBeLessThanOrEqual(16);
  });
});

test.each(Object.entries(EC2_CREATIONS))(
  '%s is for a resource of the service authorization reference',
  (action, id) => {
    const { required = [], optional = [] } = REFERENCE[action] ?? {};

    expect([...required, ...optional]).toContain(id.split('/')[0]);
  },
);

describe('what IAM is asked', () => {
  const created = renderedYaml('created', configOf({ tags: { team: 'net' } }));

  test('has the tags that CloudFormation sends, and the region', () => {
    const { name, sites } = created.link;
    const need = needOf('ec2:CreateVpc', needsOf(created));

    expect(need?.context).toEqual({
      'aws:RequestedRegion': [sites[0].region],
      'aws:RequestTag/team': ['net'],
      'aws:ResourceTag/team': ['net'],
      'aws:RequestTag/vpc2vnet-link': [name],
      'aws:ResourceTag/vpc2vnet-link': [name],
    });
  });

  test('has the region that IAM itself is in for actions of IAM', () => {
    expect(needOf('iam:CreateRole', needsOf(created))?.context['aws:RequestedRegion']).toEqual(['us-east-1']);
  });

  test('has the service that a role is passed to', () => {
    expect(needOf('iam:PassRole', needsOf(created))?.context['iam:PassedToService']).toEqual(['ec2.amazonaws.com']);
  });

  test('names what CloudFormation will name, by the stack and a hyphen', () => {
    const { name } = created.link;

    expect(needOf('iam:CreateRole', needsOf(created))?.resources).toEqual([
      `arn:aws:iam::${ACCOUNT}:role/${name}-router-0123456789abcdef0`,
    ]);
  });

  test('is of the routers alone where the network exists', () => {
    const actions = needsOf(created, ['router']).flatMap((need) => need.actions);

    expect(actions).toContain('ec2:RunInstances');
    expect(actions).not.toContain('ec2:CreateVpc');
  });

  test('is about the route tables of an existing VPC by their ids', () => {
    const existing = LINKS.find(({ link }) => link.sites[0].network.kind === 'existing');
    const [site] = existing?.link.sites ?? linkOf().sites;
    const tables = site.network.kind === 'existing' ? site.network.routeTables : [];
    const need = existing === undefined ? undefined : needOf('ec2:CreateRoute', needsOf(existing));

    expect(tables).not.toEqual([]);
    expect(need?.resources).toEqual(tables.map((id) => `arn:aws:ec2:${site.region}:${ACCOUNT}:route-table/${id}`));
  });

  test('is nothing in a region where nothing is to be created', () => {
    const { link, templates } = created;

    expect(awsNeeds({ link, templates, stacks: [], region: link.sites[0].region, account: ACCOUNT })).toEqual([]);
  });
});
