import { buildFirewall } from '../../lib/router/firewall';
import type { NftTable } from '../../lib/router/nftables';
import { printNftables } from '../../lib/router/print-nftables';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';

const EMPTY: NftTable = { family: 'inet', name: 't', sets: [], chains: [] };

describe('the firewall of a router', () => {
  const text = printNftables(buildFirewall(viewOf(linkOf(SHORTEST, DEPLOYED))));
  /** The lines of a chain between its braces. */
  const chain = (name: string): readonly string[] => {
    const lines = (text.split(`chain ${name} {\n`)[1] ?? '').split('\n').map((line) => line.trim());
    return lines.slice(0, lines.indexOf('}'));
  };

  test('clamps the TCP segments of both directions to 1350 bytes', () => {
    expect(text).toContain('oifname { "ipsec0" } tcp flags syn tcp option maxseg size set 1350');
    expect(text).toContain('iifname { "ipsec0" } tcp flags syn tcp option maxseg size set 1350');
  });

  test('forwards only between the prefixes of the two sides and only through the tunnel', () => {
    expect(text).toContain('hook forward priority filter; policy drop;');
    expect(text).toContain('iifname != { "ipsec0" } oifname { "ipsec0" } ip saddr @vpc ip daddr @azure accept');
    expect(text).toContain('iifname { "ipsec0" } oifname != { "ipsec0" } ip saddr @azure ip daddr @vpc accept');
    expect(chain('forward').filter((line) => line.endsWith('accept'))).toHaveLength(2);
  });

  test('accepts nothing for the router itself but what is listed', () => {
    expect(chain('input')).toEqual([
      'type filter hook input priority filter; policy drop;',
      '# A redirect counts as related traffic.',
      'icmp type redirect counter drop',
      'ct state established,related accept',
      'iifname { "lo" } accept',
      'iifname != { "ipsec0" } ip saddr @gateways udp dport { 500, 4500 } accept',
      'iifname != { "ipsec0" } ip saddr @vpc icmp type echo-request accept',
      'iifname { "ipsec0" } ip saddr @azure icmp type echo-request accept',
      '# DHCP may renew a lease by broadcast.',
      'iifname != { "ipsec0" } udp sport 67 udp dport { 68 } accept',
    ]);
  });

  test('takes IKE and ESP in UDP from the gateway alone', () => {
    expect(text).toMatch(/set gateways \{\s+type ipv4_addr\s+flags interval\s+elements = \{ 203\.0\.113\.7 \}/);
  });

  test('lets no traffic to Azure leave unencrypted', () => {
    expect(text).toContain('oifname != { "ipsec0" } ip daddr @azure counter drop');
  });

  test('replaces its own table and touches no other', () => {
    expect(text).toMatch(/^table inet vpc2vnet\ndelete table inet vpc2vnet\n\ntable inet vpc2vnet \{/);
    expect(text).not.toContain('flush ruleset');
  });
});

describe('the printer of nftables', () => {
  test.each([
    ['a table name', { ...EMPTY, name: 'a;b' }],
    ['a network', { ...EMPTY, sets: [{ name: 's', networks: ['10.0.0.0/8 } ; x'] }] }],
    ['a set name', { ...EMPTY, sets: [{ name: 's {', networks: ['10.0.0.0/8'] }] }],
  ])('rejects %s that would break out of its place', (_, table) => {
    expect(() => printNftables(table)).toThrow('cannot be written into an nftables file');
  });

  test('rejects an interface name and a comment that would break out', () => {
    const chain = { name: 'c', hook: 'input', priority: 'filter', policy: 'accept' } as const;
    const rule = (names: readonly string[], why: string): NftTable => ({
      ...EMPTY,
      chains: [
        {
          ...chain,
          rules: [{ why, when: [{ kind: 'interface', direction: 'in', is: true, names }], then: { kind: 'drop' } }],
        },
      ],
    });

    expect(() => printNftables(rule(['a"b'], 'x'))).toThrow('cannot be written into an nftables file');
    expect(() => printNftables(rule(['a'], 'x\ny'))).toThrow('cannot be written into an nftables file');
  });
});
