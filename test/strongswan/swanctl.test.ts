import { buildCharon } from '../../lib/strongswan/charon';
import type { SettingsNode } from '../../lib/strongswan/settings';
import { buildSecretsTemplate, buildSwanctl } from '../../lib/strongswan/swanctl';
import { configOf } from '../fixtures/config';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST, viewOf } from '../fixtures/link-of';

function settingAt(nodes: readonly SettingsNode[], path: string): string | undefined {
  const [step, ...rest] = path.split('/');
  for (const node of nodes) {
    if (node.kind === 'section' && node.name === step) return settingAt(node.children, rest.join('/'));
    if (node.kind === 'setting' && node.key === step && rest.length === 0) return node.value;
  }
  return undefined;
}

function swanctlOf(yaml = SHORTEST) {
  const nodes = buildSwanctl(viewOf(linkOf(yaml, DEPLOYED)));
  return (path: string): string | undefined => settingAt(nodes, `connections/azure-0/${path}`);
}

describe('swanctl.conf', () => {
  const value = swanctlOf();

  test('leaves a placeholder where the Elastic IP identifies the router, which the setup fills in', () => {
    expect(value('local/id')).toBe('@ROUTER_ADDRESS@');
  });

  test('identifies the gateway by its public address', () => {
    expect(value('remote/id')).toBe('203.0.113.7');
    expect(value('remote_addrs')).toBe('203.0.113.7');
    expect(value('local_addrs')).toBe('%any');
  });

  test('is route-based: any to any, bound to the interface of the tunnel', () => {
    expect(value('children/net/local_ts')).toBe('0.0.0.0/0');
    expect(value('children/net/remote_ts')).toBe('0.0.0.0/0');
    expect(value('if_id_in')).toBe('42');
    expect(value('if_id_out')).toBe('42');
  });

  test('initiates at once, again on traffic, and never stops trying', () => {
    expect(value('children/net/start_action')).toBe('trap|start');
    expect(value('children/net/dpd_action')).toBe('restart');
    expect(value('keyingtries')).toBe('0');
    expect(value('unique')).toBe('replace');
  });

  test('does not answer the deletion of a duplicate SA by creating it again', () => {
    expect(value('children/net/close_action')).toBe('none');
  });

  test('detects a dead gateway within 20 seconds', () => {
    const [timeout = 0, base = 0, tries = 0] = ['timeout', 'base', 'tries'].map((name) =>
      Number(settingAt(buildCharon(), `charon/retransmit_${name}`)),
    );
    const waits = Array.from({ length: tries + 1 }, (_, number) => timeout * base ** number);

    expect(value('dpd_delay')).toBe('5s');
    expect(5 + waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(20);
  });

  test('acts as responder when the config lets only Azure initiate', () => {
    const responding = swanctlOf(configOf({ ipsec: { connectionMode: 'InitiatorOnly' } }));

    expect(responding('children/net/start_action')).toBe('none');
    expect(responding('children/net/dpd_action')).toBe('clear');
  });

  test('offers exactly the proposals of the profile', () => {
    expect(value('proposals')).toBe('aes256-sha384-ecp384');
    expect(value('children/net/esp_proposals')).toBe('aes256gcm16-ecp384');
  });

  test('lists no key exchange for ESP when the policy has no PFS', () => {
    const profile = swanctlOf(configOf({ ipsec: { profile: 'azure-default' } }));

    expect(profile('children/net/esp_proposals')).toBe('aes256gcm16,aes256-sha256,aes256-sha1');
  });

  test('renews keys inside the limits of Azure', () => {
    expect(value('rekey_time')).toBe('25200s');
    expect(value('children/net/rekey_time')).toBe('23400s');
    expect(value('children/net/life_time')).toBe('25740s');
    expect(Number(value('children/net/life_bytes'))).toBeLessThan(102_400_000 * 1024);
  });

  test('throws while an address is pending', () => {
    expect(() => buildSwanctl(viewOf(linkOf()))).toThrow('pending until the component azure is deployed');
  });

  test('keeps the key out: it includes a file that is created in memory at boot', () => {
    const view = viewOf(linkOf(SHORTEST, DEPLOYED));

    expect(buildSwanctl(view)).toContainEqual({
      kind: 'include',
      pattern: '/etc/swanctl/sharedkey/*.conf',
    });
    expect(settingAt(buildSecretsTemplate(view), 'secrets/ike-azure-0/secret')).toBe('@SHARED_KEY@');
  });
});
