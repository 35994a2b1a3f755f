import { isPreview } from '../../lib/model/fact';
import { previewGatewayAddress, previewRouterAddress, previewSecretArn } from '../../lib/model/preview';
import { link } from '../config/case';
import { linkOf, routerOf } from '../fixtures/link-of';
import { ELASTIC_IP } from '../fixtures/handoffs';
import { BOTH_SITES, THREE_SITES } from '../fixtures/sites';
import { readyRoutersOf } from '../../lib/model/components';
import { REPORTED } from './reported';

const YAML = link();

describe('a preview', () => {
  test('fills what is pending with documentation addresses, marked as such', () => {
    const model = linkOf(YAML, undefined, true);

    expect(routerOf(model).address).toMatchObject({ kind: 'known', value: '198.51.100.10', preview: true });
    expect(model.azure.gateway.instances.map(({ address }) => address)).toEqual([
      expect.objectContaining({ kind: 'known', value: '203.0.113.10', preview: true }),
    ]);
    expect(model.sites[0].ipsec.sharedKeySecretArn).toMatchObject({
      preview: true,
      value: 'arn:aws:secretsmanager:us-west-2:000000000000:secret:ab-preview-AAAAAA',
    });
    expect(isPreview(model)).toBe(true);
  });

  test('leaves the image pending: the newest one is taken', () => {
    expect(routerOf(linkOf(YAML, undefined, true)).image.deployed.kind).toBe('pending');
  });

  test('keeps what is known', () => {
    const half = linkOf(YAML, { ...REPORTED, azure: undefined }, true);

    expect(routerOf(half).address).toMatchObject({ value: '192.0.2.1', preview: false });
    expect(isPreview(half)).toBe(true);
  });

  test('has the router of a site that is added to a deployed link', () => {
    const deployed = { ...BOTH_SITES, azure: { ...BOTH_SITES.azure!, peerAddresses: { 'router-1': ELASTIC_IP } } };
    const model = linkOf(THREE_SITES, deployed, true);

    expect(model.sites.map((site) => [site.name, readyRoutersOf(model, site).length])).toEqual([
      ['aws', 1],
      ['ohio', 1],
      ['virginia', 1],
    ]);
  });

  test('is false when everything is known', () => {
    expect(isPreview(linkOf(YAML, REPORTED, true))).toBe(false);
  });
});

describe('stand-ins', () => {
  test('of the plain router and of the gateway are addresses of documentation networks', () => {
    expect([previewRouterAddress('aws', 'router-1'), previewGatewayAddress(0), previewGatewayAddress(1)]).toEqual([
      '198.51.100.10',
      '203.0.113.10',
      '203.0.113.11',
    ]);
  });

  test('of any other router are addresses of the benchmarking network, by name', () => {
    const address = previewRouterAddress('virginia', 'router-2');

    expect(address).toMatch(/^198\.19\.\d+\.\d+$/);
    expect(previewRouterAddress('virginia', 'router-2')).toBe(address);
  });

  test('differ by the name of the site and by that of the router', () => {
    const drawn = ['a', 'b'].flatMap((site) => [
      previewRouterAddress(site, 'router-1'),
      previewRouterAddress(site, 'router-2'),
    ]);

    expect(new Set(drawn).size).toBe(4);
  });

  test('never take an address that another one has', () => {
    const first = previewRouterAddress('virginia', 'router-2');

    expect(previewRouterAddress('virginia', 'router-2', new Set([first]))).not.toBe(first);
  });

  test('of the keys of a link `corp` with the site `eu` and of the link `corp-eu` differ', () => {
    expect(previewSecretArn('eu-west-1', 'corp', 'eu')).not.toBe(previewSecretArn('eu-west-1', 'corp-eu', 'aws'));
  });
});
