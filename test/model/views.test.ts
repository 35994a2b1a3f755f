import fc from 'fast-check';
import type { Link, Site } from '../../lib/model/link';
import { routerViewOf, routerViewsOf, testHostsBeside, type RouterView } from '../../lib/model/views';
import { knownDeployment, renderRouter } from '../../lib/router/router-files';
import { filledLinkFrom, linkShape, removalsFrom, siteName, type LinkShape } from './random-link';

const shape: LinkShape = {
  name: 'corp',
  sites: [{ name: 'aws', routers: [1, 2] }],
  instances: [0, 1],
  subnets: ['Subnet1'],
  ranges: ['10.3.0.0/16'],
  testVms: [1],
};

/** The views of all routers, by site and router. */
function viewsOf(link: Link): ReadonlyMap<string, RouterView> {
  return new Map(
    link.sites.flatMap((site) => routerViewsOf(link, site).map((view) => [`${site.name}/${view.router.name}`, view])),
  );
}

function filesOf(view: RouterView): string {
  return JSON.stringify(renderRouter(view, { 'vpc2vnet-setup': '#!/bin/bash\n' }, knownDeployment(view)));
}

describe('two routers and two gateway instances', () => {
  const link = filledLinkFrom(shape);
  const [site] = link.sites;
  const views = routerViewsOf(link, site);

  test('each router has a tunnel to each instance', () => {
    expect(
      views.map(({ router, tunnels }) => [router.name, tunnels.map(({ gatewayAddress }) => gatewayAddress)]),
    ).toEqual(
      ['router-1', 'router-2'].map((name) => [name, link.azure.gateway.instances.map(({ address }) => address)]),
    );
  });

  test('each router has its own address', () => {
    expect(views.map(({ router }) => router.address.key)).toEqual([
      'aws.routerAddresses.router-1',
      'aws.routerAddresses.router-2',
    ]);
  });

  test.each(views.map((view) => [view.router.name, view] as const))(
    'names, interfaces and their ids are unique on %s',
    (_, { tunnels }) => {
      for (const key of ['connection', 'interfaceName', 'interfaceId'] as const) {
        expect(new Set(tunnels.map(({ device }) => device[key])).size).toBe(2);
      }
    },
  );

  test('no interface has the id zero, which means none', () => {
    expect(views.flatMap(({ tunnels }) => tunnels).filter(({ device }) => device.interfaceId <= 0)).toEqual([]);
  });

  test('each router carries all prefixes of both sides', () => {
    for (const { localPrefixes, remotePrefixes } of views) {
      expect([localPrefixes, remotePrefixes]).toEqual([site.prefixes, link.azure.prefixes]);
    }
  });
});

describe('the view of a router', () => {
  test('and its bytes stay when another site or another router is added', () => {
    fc.assert(
      fc.property(linkShape, fc.nat(), ({ name, sites }, at) => {
        const whole = { ...shape, name, sites };
        const smaller = removalsFrom({ ...whole, instances: [0], testVms: [] });
        fc.pre(smaller.length > 0);
        const before = viewsOf(filledLinkFrom({ ...whole, ...smaller[at % smaller.length], instances: [0, 1] }));
        const after = viewsOf(filledLinkFrom(whole));

        expect(before.size).toBeGreaterThan(0);
        for (const [key, view] of before) {
          const same = after.get(key);
          expect(same).toEqual(view);
          expect(same === undefined ? undefined : filesOf(same)).toBe(filesOf(view));
        }
      }),
      { numRuns: 15 },
    );
  });

  test('and its bytes stay when a subnet of the VNet or a test VM is added', () => {
    const files = (link: Link) => [...viewsOf(link).values()].map(filesOf);

    expect(files(filledLinkFrom({ ...shape, subnets: ['Subnet1', 'apps'], testVms: [1, 2] }))).toEqual(
      files(filledLinkFrom(shape)),
    );
  });

  test('has a tunnel more when the gateway has an instance more, and the first tunnel stays', () => {
    const one = viewsOf(filledLinkFrom({ ...shape, instances: [0] })).get('aws/router-1');
    const two = viewsOf(filledLinkFrom(shape)).get('aws/router-1');

    expect(two?.tunnels.slice(0, 1)).toEqual(one?.tunnels);
    expect(two?.tunnels).toHaveLength(2);
  });

  test('throws for a router without a connection', () => {
    fc.assert(
      fc.property(siteName, (name) => {
        const link = filledLinkFrom({ ...shape, sites: [{ name, routers: [1] }] });
        const stranger: Site = filledLinkFrom(shape).sites[0];
        const [, second] = stranger.routers;
        if (second === undefined) throw new Error('the shape has two routers');

        expect(() => routerViewOf(link, link.sites[0], second)).toThrow(`the site ${name} lacks router-2`);
      }),
      { numRuns: 10 },
    );
  });
});

test('test hosts are deployed with the plain router alone', () => {
  const [site] = filledLinkFrom(shape).sites;

  expect(site.routers.map((router) => testHostsBeside(site, router).map(({ name }) => name))).toEqual([
    ['test-host-1'],
    [],
  ]);
});
