import type { Link } from '../../lib/model/link';
import { linkRouterFiles } from '../../lib/router/link-routers';
import { awsAppOf, SCRIPTS } from '../fixtures/aws-stacks';
import { terraformOf } from '../fixtures/azure-stack';
import { linkOf, SHORTEST } from '../fixtures/link-of';
import { THREE_SITES, TWO_SITES } from '../fixtures/sites';

const preview = (yaml: string): Link => linkOf(yaml, undefined, true);

type Texts = Readonly<Record<string, string>>;

const templatesOf = (link: Link): Texts =>
  Object.fromEntries(
    awsAppOf(link)
      .synth()
      .stacks.map(({ stackName, template }) => [stackName, JSON.stringify(template)]),
  );

const filesOf = (link: Link): Texts =>
  Object.fromEntries(linkRouterFiles(link, SCRIPTS).map(({ path, content }) => [path, content]));

/** Resources and variables of the Azure side, by address. */
function blocksOf(link: Link): Texts {
  const { resource, variable } = terraformOf(link);
  return Object.fromEntries([
    ...Object.entries(resource).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, block]) => [`${type}.${name}`, JSON.stringify(block)]),
    ),
    ...Object.entries(variable).map(([name, block]) => [`var.${name}`, JSON.stringify(block)]),
  ]) as Texts;
}

/** Names of what is not in `after` as it is in `before`. */
const changedIn = (before: Texts, after: Texts): readonly string[] =>
  Object.keys(before).filter((name) => before[name] !== after[name]);

const addedIn = (before: Texts, after: Texts): readonly string[] =>
  Object.keys(after)
    .filter((name) => before[name] === undefined)
    .sort();

const [one, two, three] = [SHORTEST, TWO_SITES, THREE_SITES].map(preview) as [Link, Link, Link];
/** A link that grows, once from the plain site alone. */
const GROWTH: readonly (readonly [string, Link, Link])[] = [
  ['to the plain one', one, two],
  ['to two, before the one by name', two, three],
];

describe.each(GROWTH)('a site that is added %s', (_, before, after) => {
  test('changes no template of AWS', () => {
    const templates = templatesOf(before);

    expect(Object.keys(templates)).toHaveLength(before.sites.length * 2);
    expect(changedIn(templates, templatesOf(after))).toEqual([]);
  });

  test('changes no file of a router', () => {
    const files = filesOf(before);

    expect(Object.keys(files)).not.toEqual([]);
    expect(changedIn(files, filesOf(after))).toEqual([]);
  });

  test('changes the security group of the VNet alone in Azure', () => {
    expect(changedIn(blocksOf(before), blocksOf(after))).toEqual([
      expect.stringMatching(/^azurerm_network_security_group\./),
    ]);
  });
});

test('a site has stacks, files and a connection of its own', () => {
  expect(addedIn(templatesOf(one), templatesOf(two))).toEqual(['link--virginia-network', 'link--virginia-router']);
  expect(addedIn(filesOf(one), filesOf(two)).every((path) => path.startsWith('router/virginia/router-1/'))).toBe(true);
  expect(addedIn(blocksOf(one), blocksOf(two))).toEqual([
    'azurerm_local_network_gateway.localNetworkGateway_virginia',
    'azurerm_virtual_network_gateway_connection.connection_virginia',
    'var.connectionName_virginia',
    'var.sharedKey_virginia',
    'var.vpcAddressPrefix_10_1_0_0_16',
    'var.vpcGatewayIpAddress_virginia',
    'var.vpcGatewayName_virginia',
  ]);
});

test('the local network gateway of a site has the prefixes of that site alone', () => {
  const { resource } = terraformOf(two);
  const gateways = resource['azurerm_local_network_gateway'] ?? {};

  expect(Object.fromEntries(Object.entries(gateways).map(([name, block]) => [name, block['address_space']]))).toEqual({
    localNetworkGateway: ['${var.vpcAddressPrefix}'],
    localNetworkGateway_virginia: ['${var.vpcAddressPrefix_10_1_0_0_16}'],
  });
});

test('the stacks of a site are in its region', () => {
  const regions = awsAppOf(two)
    .synth()
    .stacks.map(({ stackName, environment }) => [stackName, environment.region]);

  expect(Object.fromEntries(regions)).toMatchObject({
    'link-router': 'eu-central-1',
    'link--virginia-network': 'us-east-1',
    'link--virginia-router': 'us-east-1',
  });
});
