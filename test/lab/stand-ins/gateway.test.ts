import type { AzureConnection, IpsecPolicy } from '../../../lib/lab/emitted/azure-connection';
import {
  daemonConnections,
  gatewayConnections,
  gatewayDaemon,
  offerOf,
  printSettings,
} from '../../../lib/lab/stand-ins/gateway-config';
import { configureScript } from '../../../lib/lab/stand-ins/start-gateway';
import { offerOfPolicy } from '../../../lib/lab/stand-ins/proposals';
import { expectedAlgorithms } from '../../../lib/lab/checks/expected-algorithms';

const STRONG: IpsecPolicy = {
  ike_encryption: 'AES256',
  ike_integrity: 'SHA384',
  dh_group: 'ECP384',
  ipsec_encryption: 'GCMAES256',
  ipsec_integrity: 'GCMAES256',
  pfs_group: 'ECP384',
};
const CONNECTION: AzureConnection = {
  name: 'c',
  mode: 'Default',
  protocol: 'IKEv2',
  dpdTimeoutSeconds: 45,
  policy: STRONG,
  routerAddress: '198.51.100.5',
  awsPrefixes: ['10.0.0.0/16'],
  azurePrefixes: ['10.3.0.0/16'],
  vmSubnet: '10.3.0.0/24',
  usePolicyBasedSelectors: false,
};

describe("the lab's Azure gateway", () => {
  test('offers exactly the proposal of a custom policy', () => {
    expect(offerOfPolicy(STRONG)).toEqual({ ike: ['aes256-sha384-ecp384'], esp: ['aes256gcm16-ecp384'] });
  });

  test.each([
    [{ pfs_group: 'None' }, 'aes256gcm16'],
    [{ pfs_group: 'PFSMM' }, 'aes256gcm16-ecp384'],
    [{ pfs_group: 'PFS2048' }, 'aes256gcm16-modp2048'],
    [{ ipsec_encryption: 'AES128', ipsec_integrity: 'SHA256' }, 'aes128-sha256-ecp384'],
  ])('offers for a policy with %j the ESP proposal %s', (change, esp) => {
    expect(offerOfPolicy({ ...STRONG, ...change }).esp).toEqual([esp]);
  });

  test('offers a PRF instead of an integrity algorithm with GCM for IKE', () => {
    expect(offerOfPolicy({ ...STRONG, ike_encryption: 'GCMAES256' }).ike).toEqual(['aes256gcm16-prfsha384-ecp384']);
  });

  test('rejects an algorithm that Azure does not support', () => {
    expect(() => offerOfPolicy({ ...STRONG, dh_group: 'DHGroup99' })).toThrow(
      "dh_group 'DHGroup99', which Azure does not support",
    );
  });

  test('without a policy accepts only DH group 2, and GCM only without PFS', () => {
    const offer = offerOf({ ...CONNECTION, policy: undefined }, 'responder');

    expect(offer.ike.every((proposal) => proposal.endsWith('-modp1024'))).toBe(true);
    expect(offer.esp.filter((proposal) => proposal.startsWith('aes256gcm16'))).toEqual(['aes256gcm16']);
  });

  test('without a policy offers six ESP proposals as initiator', () => {
    expect(offerOf({ ...CONNECTION, policy: undefined }, 'initiator').esp).toHaveLength(6);
  });

  test('without a policy has separate proposals as responder and as initiator, as its mode allows', () => {
    const roles = (mode: AzureConnection['mode']): unknown =>
      daemonConnections({ ...CONNECTION, policy: undefined, mode }).map(({ offer, initiates }) => [
        offer.esp.length,
        initiates,
      ]);

    expect(roles('Default')).toEqual([
      [25, false],
      [6, true],
    ]);
    expect(roles('InitiatorOnly')).toEqual([[6, true]]);
    expect(roles('ResponderOnly')).toEqual([[25, false]]);
  });

  test('drops incoming IKE requests only as InitiatorOnly', () => {
    const script = (mode: AzureConnection['mode']): string =>
      configureScript({ ...CONNECTION, mode }, ['203.0.113.10'], 'k');

    expect(script('InitiatorOnly')).toContain('udp dport 500 @th,128,64 0 drop');
    expect(script('Default')).not.toContain('drop');
    expect(script('ResponderOnly')).not.toContain('drop');
  });

  test.each([
    ['Default', 'trap'],
    ['InitiatorOnly', 'start'],
    ['ResponderOnly', 'none'],
  ] as const)('in mode %s has the start action %s', (mode, action) => {
    const text = printSettings(gatewayConnections([{ ...CONNECTION, mode }], ['203.0.113.10']));

    expect(text).toContain(`start_action = ${action}\n`);
  });

  test('listens at every address of the gateway', () => {
    const text = printSettings(gatewayConnections([CONNECTION], ['203.0.113.10', '203.0.113.11']));

    expect(text).toContain('local_addrs = 203.0.113.10,203.0.113.11\n');
  });

  test('identifies its peer by the address in the local network gateway', () => {
    const text = printSettings(gatewayConnections([CONNECTION], ['203.0.113.10']));

    expect(text).toContain('remote_addrs = 198.51.100.5\n');
  });

  test('has for each site its own connection, tunnel interface and key, whatever the sites are called', () => {
    const others = ['azure', 'initiator'].map((site, index) => ({
      connection: { ...CONNECTION, site, policy: undefined, routerAddress: `198.51.100.${6 + index}` },
      key: `key-of-${site}`,
    }));
    const script = configureScript({ ...CONNECTION, policy: undefined }, ['203.0.113.10'], 'k', others);
    const names = [...script.matchAll(/^ {2}(\S*azure\S*) \{/gm)].map(([, name]) => name);

    expect(names).toHaveLength(9);
    expect(new Set(names).size).toBe(9);
    expect([...script.matchAll(/ip link add (\S+) type xfrm if_id (\d+)/g)].map(([, ...found]) => found)).toEqual([
      ['tunnel0', '7'],
      ['tunnel1', '8'],
      ['tunnel2', '9'],
    ]);
    expect(script).toMatch(/id = 198\.51\.100\.6\n +secret = "key-of-azure"/);
  });

  test('declares a dead peer within the connection’s DPD timeout', () => {
    const text = printSettings(gatewayDaemon(CONNECTION));
    const [tries, wait] = ['tries', 'timeout'].map((name) =>
      Number(new RegExp(`retransmit_${name} = ([\\d.]+)`).exec(text)?.[1]),
    );

    expect(15 + (Number(tries) + 1) * Number(wait)).toBe(45);
  });

  test('loads no plugin that receives every packet of its host', () => {
    const text = printSettings(gatewayDaemon(CONNECTION)).replace(/\s+/g, ' ');
    const off = [...text.matchAll(/([\w-]+) \{ load = no \}/g)].map(([, name]) => name);

    expect(off).toEqual(['dhcp', 'farp', 'forecast']);
    // The last value counts.
    expect(text.indexOf('forecast')).toBeGreaterThan(text.indexOf('include strongswan.d/charon'));
  });

  test('has as expected algorithms those that it offers', () => {
    expect(expectedAlgorithms(CONNECTION)).toEqual({
      ike: ['AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384'],
      esp: ['AES_GCM_16-256'],
    });
  });
});
