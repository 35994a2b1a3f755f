import { known } from '../../lib/model/fact';
import type { AwsPlan, AzurePlan } from '../../lib/model/link';
import { tunnelsBetween } from '../../lib/model/tunnels';
import { planOf, TOLD } from './plan-of';

const base = planOf(undefined, { handoff: TOLD });
const [router] = base.aws.routers;
if (router === undefined) throw new Error('the default link has a router');

const twoRouters: AwsPlan = {
  ...base.aws,
  routers: [
    { ...router, name: 'router-1', address: known('192.0.2.1') },
    { ...router, name: 'router-2', address: known('192.0.2.2') },
  ],
};
const twoAddresses: AzurePlan = {
  ...base.azure,
  gateway: { ...base.azure.gateway, addresses: [known('192.0.2.11'), known('192.0.2.12')] },
};

describe('two routers and two gateway addresses', () => {
  const tunnels = tunnelsBetween(twoRouters, twoAddresses);

  test('each router has a tunnel to each address', () => {
    expect(
      tunnels.map(({ routerName, routerAddress, gatewayAddress }) => [routerName, routerAddress, gatewayAddress]),
    ).toEqual([
      ['router-1', known('192.0.2.1'), known('192.0.2.11')],
      ['router-1', known('192.0.2.1'), known('192.0.2.12')],
      ['router-2', known('192.0.2.2'), known('192.0.2.11')],
      ['router-2', known('192.0.2.2'), known('192.0.2.12')],
    ]);
  });

  test.each(['router-1', 'router-2'])('names, interfaces and their ids are unique on %s', (name) => {
    const own = tunnels.filter(({ routerName }) => routerName === name);

    for (const key of ['name', 'interfaceName', 'interfaceId'] as const) {
      expect(new Set(own.map((tunnel) => tunnel[key])).size).toBe(2);
    }
  });

  test('no interface has the id zero, which means none', () => {
    expect(tunnels.filter(({ interfaceId }) => interfaceId <= 0)).toEqual([]);
  });

  test('each tunnel carries all prefixes of both sides', () => {
    for (const { localPrefixes, remotePrefixes } of tunnels) {
      expect([localPrefixes, remotePrefixes]).toEqual([base.aws.prefixes, base.azure.prefixes]);
    }
  });
});

test('a link without routers has no tunnels', () => {
  expect(tunnelsBetween({ ...base.aws, routers: [] }, twoAddresses)).toEqual([]);
});
