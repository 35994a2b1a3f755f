import { HOURS_A_MONTH, PRICES } from '../../lib/catalog/prices';
import { costOf } from '../../lib/model/cost';
import { costLines } from '../../lib/model/cost-lines';
import { configOf, type ConfigPart } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';

const WITHOUT_TESTS = { aws: { testHost: { enabled: false } }, azure: { testVm: { enabled: false } } } as const;

const costWith = (...parts: readonly ConfigPart[]) => costOf(linkOf(configOf(...parts)));

describe('what a link costs', () => {
  test('is the sum of its lines, the largest first', () => {
    const { monthlyUsd, lines } = costWith();

    expect(monthlyUsd).toBeCloseTo(lines.reduce((sum, line) => sum + (line.monthlyUsd ?? 0), 0));
    expect(lines[0]).toMatchObject({ what: 'VPN gateway VpnGw1AZ', monthlyUsd: 0.19 * HOURS_A_MONTH });
  });

  test('has each price by its unit: hours of a month, months, and GB of a volume', () => {
    const { lines } = costWith(WITHOUT_TESTS);
    const monthly = Object.fromEntries(lines.map(({ what, monthlyUsd }) => [what, monthlyUsd?.toFixed(2)]));

    expect(monthly).toEqual({
      'VPN gateway VpnGw1AZ': '138.70',
      'instance of router-1': '12.26',
      'connection of the gateway': '10.95',
      'Elastic IP of router-1': '3.65',
      'public address of the gateway': '3.65',
      'volume of router-1': '0.64',
      'secret of the shared key': '0.40',
      'alarms of router-1': '0.30',
      'tunnel metrics of router-1': '0.30',
    });
  });

  test('counts test machines only where the config has them', () => {
    const withTests = costWith().lines.filter(({ what }) => /test/.test(what));

    expect(withTests.map(({ key }) => key).sort()).toEqual(['Standard_B2ats_v2', 'gp3', 'publicIpv4', 't4g.nano']);
    expect(costWith(WITHOUT_TESTS).lines.some(({ what }) => /test/.test(what))).toBe(false);
  });

  test('counts no gateway where one exists', () => {
    const network =
      '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/network/providers/Microsoft.Network';
    const azure = {
      vnet: { id: `${network}/virtualNetworks/hub`, cidrs: ['10.40.0.0/16'] },
      gateway: { id: `${network}/virtualNetworkGateways/gw`, publicIps: [`${network}/publicIPAddresses/gw-ip`] },
    };

    expect(
      costWith({ azure })
        .lines.filter(({ what }) => /gateway/.test(what))
        .map(({ key }) => key),
    ).toEqual(['connection']);
  });

  test('takes a price of the config instead of that of the table, and says so', () => {
    const [gateway] = costWith({ prices: { VpnGw1AZ: 1 } }).lines;

    expect(gateway).toMatchObject({ monthlyUsd: HOURS_A_MONTH, origin: { kind: 'config' } });
  });

  test('leaves what has no price out of the sum, and names the key to set', () => {
    const cost = costWith({ azure: { gateway: { sku: 'VpnGw2AZ' } } });

    expect(cost.lines.at(-1)).toMatchObject({ key: 'VpnGw2AZ', monthlyUsd: undefined, origin: { kind: 'unknown' } });
    expect(costLines(cost)).toContain(
      '  not in the sum: VPN gateway VpnGw2AZ (no price known; set prices.VpnGw2AZ in the config)',
    );
  });

  test('is printed with the sum, the three largest lines and the traffic, each with source, date and whether confirmed', () => {
    const lines = costLines(costWith());

    expect(lines[0]).toMatch(/^Cost: about \d+\.\d\d USD a month, without traffic, taxes and discounts$/);
    expect(lines[1]).toBe(
      '  138.70: VPN gateway VpnGw1AZ (eastus, 2026-11, unconfirmed: https://azure.microsoft.com/pricing/details/vpn-gateway/)',
    );
    expect(lines.filter((line) => /^ {2}\d+\.\d\d: /.test(line))).toHaveLength(3);
    expect(lines).toContain(
      '  0.09 USD a GB: traffic from AWS to Azure (us-east-1, 2026-11, unconfirmed: https://aws.amazon.com/ec2/pricing/on-demand/)',
    );
  });
});

test.each(Object.entries(PRICES))('the price of %s has a unit, a place, a month and a page to check it', (_, price) => {
  expect(price).toEqual({
    usd: expect.any(Number),
    per: expect.any(String),
    of: expect.stringMatching(/\w/),
    source: expect.stringMatching(/^https:\/\/(aws\.amazon|azure\.microsoft)\.com\//),
    date: expect.stringMatching(/^20\d\d-[01]\d$/),
    confirmed: expect.any(Boolean),
  });
});
