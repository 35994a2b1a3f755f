import { App } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import type { CreatedVpc, Site } from '../../../lib/model/link';
import { NetworkStack } from '../../../stacks/aws/network-stack';
import { linkFrom } from '../../model/random-link';

const whole = linkFrom({
  name: 'link',
  sites: [{ name: 'aws', routers: [1, 2, 3] }],
  instances: [0],
  subnets: ['Subnet1'],
  ranges: ['10.3.0.0/16'],
  testVms: [],
});
const zone = { kind: 'named', name: 'eu-central-1a' } as const;
const subnets: CreatedVpc['subnets'] = ['a', 'b', 'a-b'].map((name, index) => ({
  name,
  cidr: `10.0.${index}.0/24`,
  public: index < 2,
  zone,
}));
const cidrs = ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'];

/** The site with everything that the change says, its routers in a subnet that it has. */
function siteWith(change: Partial<Site>): Site {
  const site: Site = { ...whole.sites[0], network: { kind: 'created', cidrs, subnets }, testHosts: [], ...change };
  const subnet = site.network.subnets[0]?.name ?? '';
  const [first, ...others] = site.routers.map((router) => ({ ...router, subnet }));
  if (first === undefined) throw new Error('a site has a router');
  return { ...site, routers: [first, ...others] };
}

/** Resources and outputs of the network stack of a site, by logical id. */
function namedIn(change: Partial<Site> = {}): Readonly<Record<string, unknown>> {
  const app = new App({ builtinCloudFormationValidation: false });
  const stack = new NetworkStack(app, whole, siteWith(change));
  const { Resources, Outputs } = Template.fromStack(stack).toJSON();
  const identity = Object.entries(
    Resources as Record<string, { Type: string; Properties: Record<string, unknown> }>,
  ).map(([id, { Type, Properties }]) => [id, [Type, Properties['CidrBlock'], Properties['SubnetId']]]);
  // These list what there is.
  return { ...Object.fromEntries(identity), ...Outputs, Inputs: undefined };
}

describe('names in the network stack stay when', () => {
  const before = namedIn();
  const [site] = whole.sites;

  test.each([0, 1, 2])('the router at place %i is removed', (at) => {
    const [first, ...others] = site.routers.toSpliced(at, 1);
    if (first === undefined) throw new Error('two are left');

    expect(before).toMatchObject(namedIn({ routers: [first, ...others] }));
  });

  test.each([0, 1, 2])('the subnet at place %i is removed', (at) => {
    expect(before).toMatchObject(namedIn({ network: { kind: 'created', cidrs, subnets: subnets.toSpliced(at, 1) } }));
  });

  test('a further CIDR block of the VPC is removed', () => {
    expect(before).toMatchObject(namedIn({ network: { kind: 'created', cidrs: cidrs.toSpliced(1, 1), subnets } }));
  });
});
