import { addressesOf } from '../../lib/review/content/addresses';
import { costsOf } from '../../lib/review/content/costs';
import { cryptoOf } from '../../lib/review/content/crypto';
import { routesIn } from '../../lib/review/content/routes';
import type { OutputFile } from '../../lib/write-files/file-tree';
import { EXAMPLES, previewOfExample, RENDERED_EXAMPLES } from '../fixtures/examples';
import { configOf } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';
import { filesOfExample } from './support';

/** The files with a replacement in those whose path has an ending. */
function changed(files: readonly OutputFile[], ending: string, from: string, to: string): readonly OutputFile[] {
  return files.map((file) =>
    file.path.endsWith(ending) ? { ...file, content: file.content.replace(from, to) } : file,
  );
}

describe('the addresses of a review', () => {
  const { ranges, overlaps } = addressesOf(previewOfExample('minimal'));

  test('are those of both networks, with what no subnet has', () => {
    expect(ranges.map(({ owner, prefix, free }) => [owner, prefix, free])).toEqual([
      ['VPC', '10.0.0.0/16', 65_536 - 256],
      ['VNet', '10.3.0.0/16', 65_536 - 256 - 32],
    ]);
  });

  test('have the place of each subnet as shares of its range', () => {
    expect(ranges[1]?.parts).toEqual([
      { name: 'Subnet1', prefix: '10.3.0.0/24', start: 0, share: 1 / 256 },
      { name: 'GatewaySubnet', prefix: '10.3.255.224/27', start: 1 - 1 / 2048, share: 1 / 2048 },
    ]);
  });

  test('do not claim to know what is free in an existing VPC', () => {
    const existing = addressesOf(previewOfExample('existing-networks'));

    expect(existing.ranges.find(({ owner }) => owner === 'VPC')?.free).toBeUndefined();
  });

  test('have the spokes and what else the gateway routes', () => {
    const owners = addressesOf(previewOfExample('hub-and-spoke')).ranges.map(({ owner }) => owner);

    expect(owners).toEqual(expect.arrayContaining(['spoke app1', 'spoke app2', 'routed by the gateway']));
  });

  test('say which networks overlap', () => {
    const link = previewOfExample('minimal');
    const spoke = { name: 'a', id: 'x', vnet: 'x', resourceGroup: 'x', prefixes: ['10.0.128.0/17'] };
    const spokes = [{ ...spoke, peering: 'existing' as const }];

    expect(overlaps).toEqual([]);
    expect(addressesOf({ ...link, azure: { ...link.azure, spokes } }).overlaps).toEqual([
      'VPC 10.0.0.0/16 overlaps spoke a 10.0.128.0/17',
    ]);
  });
});

describe('the routes of a review', () => {
  test('are those of the templates, of the router and of the gateway', () => {
    expect(routesIn(filesOfExample('minimal'))).toEqual([
      { side: 'AWS', where: 'route table Public of minimal-network', prefix: '0.0.0.0/0', to: 'internet gateway' },
      {
        side: 'AWS',
        where: 'route table Public of minimal-network',
        prefix: '10.3.0.0/16',
        to: 'instance router-1 of minimal-router',
      },
      { side: 'router', where: 'router-1', prefix: '10.3.0.0/16', to: 'tunnel interface ipsec0' },
      {
        side: 'Azure',
        where: 'VNet, propagated by the gateway',
        prefix: '10.0.0.0/16',
        to: 'connection Azure2Aws to 198.51.100.10',
      },
    ]);
  });

  test('name the stack of a table, since the tables of two sites have the same name', () => {
    const tables = routesIn(filesOfExample('two-sites'))
      .filter(({ side }) => side === 'AWS')
      .map(({ where }) => where);

    expect(new Set(tables)).toEqual(
      new Set(['route table Public of two-sites-network', 'route table Public of two-sites--virginia-network']),
    );
  });

  test('name the stack of an instance, since the routers of two sites have the same name', () => {
    const targets = routesIn(filesOfExample('two-sites'))
      .filter(({ side, to }) => side === 'AWS' && to.startsWith('instance'))
      .map(({ to }) => to);

    expect(new Set(targets)).toEqual(
      new Set(['instance router-1 of two-sites-router', 'instance router-1 of two-sites--virginia-router']),
    );
  });

  test('are in the route tables of an existing VPC by their ids', () => {
    const tables = routesIn(filesOfExample('existing-networks')).filter(({ side }) => side === 'AWS');

    expect([...new Set(tables.map(({ where }) => where))].sort()).toEqual([
      'route table rtb-0aaaaaaaaaaaaaaaa',
      'route table rtb-0bbbbbbbbbbbbbbbb',
    ]);
  });

  test('lead from a spoke that the link peers to the gateway of its hub', () => {
    expect(routesIn(filesOfExample('hub-and-spoke'))).toContainEqual({
      side: 'Azure',
      where: 'VNet app1',
      prefix: 'the prefixes of AWS',
      to: 'peering to-hub, gateway of the hub',
    });
  });
});

describe('the crypto of a review', () => {
  test.each(RENDERED_EXAMPLES)('agrees at both ends of %s', (name) => {
    const pairs = cryptoOf(previewOfExample(name), filesOfExample(name));

    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.flatMap(({ rows }) => rows).filter(({ agrees }) => !agrees)).toEqual([]);
  });

  test.each([
    ['another IKE encryption', 'proposals = aes256-', 'proposals = aes128-', ['IKE encryption']],
    ['another PRF', '-sha384-', '-sha256-', ['IKE integrity']],
    ['no PFS', 'aes256gcm16-ecp384', 'aes256gcm16', ['ESP key exchange (PFS)']],
    ['another ESP encryption', 'aes256gcm16', 'aes128gcm16', ['ESP encryption']],
    ['a longer IPsec SA', 'life_time = 25740s', 'life_time = 30000s', ['IPsec SA lifetime']],
    ['a longer IKE SA', 'rekey_time = 25200s', 'rekey_time = 40000s', ['IKE SA lifetime']],
    ['narrow traffic selectors', 'remote_ts = 0.0.0.0/0', 'remote_ts = 10.3.0.0/16', ['traffic selectors']],
    ['nobody that initiates', 'start_action = trap|start', 'start_action = none', ['who initiates']],
  ])('differs with %s on the router', (_, from, to, settings) => {
    const files = changed(filesOfExample('minimal'), 'conf.d/vpc2vnet.conf', from, to);
    const [pair] = cryptoOf(previewOfExample('minimal'), files);

    expect(pair?.rows.filter(({ agrees }) => !agrees).map(({ setting }) => setting)).toEqual(settings);
  });

  test('names the router of each connection', () => {
    const [pair] = cryptoOf(previewOfExample('minimal'), filesOfExample('minimal'));

    expect(pair?.router).toBe('router-1');
  });
});

describe('the costs of a review', () => {
  const { cost, levels } = costsOf(previewOfExample('minimal'));

  test('are those of the link at two levels of traffic', () => {
    expect(levels.map(({ gigabytes }) => gigabytes)).toEqual([50, 2_000]);
    expect(levels[0]?.totalUsd).toBeCloseTo(cost.monthlyUsd + 50 * (0.09 + 0.035), 5);
  });

  test("have AWS's managed VPN in the place of the router", () => {
    const router = 0.0168 * 730 + 0.005 * 730 + 8 * 0.08 + 3 * 0.1 + 0.3;
    const [level] = levels;

    expect((level?.managedUsd ?? 0) - (level?.totalUsd ?? 0)).toBeCloseTo(0.05 * 730 - router, 5);
  });

  test('have it in the place of the router of every site', () => {
    const difference = (name: string): number => {
      const [level] = costsOf(previewOfExample(name)).levels;
      return (level?.managedUsd ?? 0) - (level?.totalUsd ?? 0);
    };

    expect(difference('two-sites')).toBeCloseTo(2 * difference('minimal'), 5);
  });

  test('use the prices of the config', () => {
    const link = linkOf(configOf({ prices: { awsDataOut: 1, azureDataOut: 1 } }), undefined, true);

    expect(costsOf(link).levels[0]?.trafficUsd).toBe(100);
  });
});

test('every example of the lab has files for a review', () => {
  expect(EXAMPLES.filter((name) => filesOfExample(name).length === 0)).toEqual([]);
});
