import { awsAppOf, azureAppOf, linkOf, routerFilesOf, UserError, type Facts } from '../../lib';
import { configOf } from '../fixtures/config';
import { ELASTIC_IP, GATEWAY_IP, IMAGE, SECRET_ARN } from '../fixtures/handoffs';

const TEXT = configOf();
const NETWORK: Facts = {
  'aws.routerAddresses.router-1': ELASTIC_IP,
  'aws.sharedKeySecretArn': SECRET_ARN,
  'aws.images.arm64': IMAGE,
};
const ALL: Facts = { ...NETWORK, 'azure.gatewayAddresses.0': GATEWAY_IP };

const stacksOf = (facts: Facts) => awsAppOf(linkOf(TEXT, facts)).node.children.map(({ node }) => node.id);
const linesOf = (text: string, facts: Readonly<Record<string, string>> = {}): readonly string[] => {
  try {
    linkOf(text, facts, { file: 'mine.yaml' });
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.lines;
    throw error;
  }
};

describe('the entry for tests of users', () => {
  test('has the network alone while the gateway is not known', () => {
    expect(stacksOf(NETWORK)).toEqual(['link-network']);
  });

  test('has the router, too, once all facts are given by their keys', () => {
    expect(stacksOf(ALL)).toEqual(['link-network', 'link-router']);
  });

  test('has the Azure side in an app of CDKTF', () => {
    expect(azureAppOf(linkOf(TEXT)).node.children.map(({ node }) => node.id)).toEqual(['link-azure']);
  });

  test("has the router's files by their paths, with the facts in them", () => {
    expect(routerFilesOf(linkOf(TEXT, ALL))['router/router-1/etc/swanctl/conf.d/vpc2vnet.conf']).toContain(GATEWAY_IP);
  });

  test('has no file of a router while a fact is pending', () => {
    expect(routerFilesOf(linkOf(TEXT, NETWORK))).toEqual({});
  });

  test('fills what is pending with documentation addresses in a preview', () => {
    expect(Object.keys(routerFilesOf(linkOf(TEXT, {}, { preview: true })))).toContain('router/router-1/user-data');
  });

  test('gives a line with its place for each problem of a config', () => {
    expect(linesOf('name: Link\naws: {region: nowhere}\nazure: {location: westeurope}\n')).toEqual([
      expect.stringMatching(/^mine\.yaml:1:7 name must be /),
      expect.stringMatching(/^mine\.yaml:2:15 aws\.region must be /),
    ]);
  });

  test('gives a line for each fact that the link does not have, or that has another shape', () => {
    expect(linesOf(TEXT, { 'aws.routerAddresses.router-2': ELASTIC_IP, 'azure.gatewayAddresses.0': 'x' })).toEqual([
      'aws.routerAddresses.router-2 is not a fact of link; the nearest is aws.routerAddresses.router-1',
      "azure.gatewayAddresses.0 must be an IPv4 address, got 'x'",
    ]);
  });
});
