import type { CryptoProfile } from '../ipsec/profiles';
import { valueOf } from '../model/fact';
import type { Ipsec } from '../model/link';
import type { RouterView, TunnelView } from '../model/views';
import { comment, include, section, setting, type SettingsNode } from './settings';

/** Directory on ramfs that holds the key; below /etc/swanctl, because AppArmor lets swanctl read nothing else. */
export const KEY_DIRECTORY = '/etc/swanctl/sharedkey';

/** Placeholder of the key in the template of the secrets file. */
export const KEY_PLACEHOLDER = '@SHARED_KEY@';

/**
 * Placeholder of the Elastic IP, which only the deployment knows: the files are the same for every deployment, and the
 * router fills it in on its first boot.
 */
export const ADDRESS_PLACEHOLDER = '@ROUTER_ADDRESS@';

/** Name of the only CHILD_SA of a tunnel. */
export const CHILD_NAME = 'net';

/**
 * Seconds without packets from the peer after which a liveness check (DPD) is sent. With the retransmissions of 13
 * seconds, a dead peer is detected within 18 seconds.
 */
const DPD_DELAY_SECONDS = 5;

/** Packets; the default of 32 drops late packets on fast links. */
const REPLAY_WINDOW = 1_024;

/** Any to any: the routes into the tunnel's interface decide what is protected. */
const ANY = '0.0.0.0/0';

/**
 * The connections of a router, with a placeholder where its address will stand.
 * @throws Error when the address of the gateway is still pending.
 * @see https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html
 * @see https://docs.strongswan.org/docs/latest/features/routeBasedVpn.html
 */
export function buildSwanctl(view: RouterView): readonly SettingsNode[] {
  return [
    section(
      'connections',
      view.tunnels.map((tunnel) => connection(view, tunnel)),
    ),
    comment('The shared key (PSK), written at boot; the directory is in memory.'),
    include(`${KEY_DIRECTORY}/*.conf`),
  ];
}

/** The secrets file, with placeholders where the key and the router's address will stand. */
export function buildSecretsTemplate({ tunnels }: RouterView): readonly SettingsNode[] {
  return [
    section(
      'secrets',
      tunnels.map((tunnel) =>
        section(`ike-${tunnel.device.connection}`, [
          setting('id-local', ADDRESS_PLACEHOLDER),
          setting('id-remote', valueOf(tunnel.gatewayAddress)),
          setting('secret', KEY_PLACEHOLDER),
        ]),
      ),
    ),
  ];
}

/** Whether the router may initiate, or waits for the Azure gateway to do it. */
export function routerInitiates({ connectionMode }: Ipsec): boolean {
  return connectionMode !== 'InitiatorOnly';
}

/**
 * UDP encapsulation is forced: the router has a private address behind the Elastic IP, and its security group allows
 * UDP only. MOBIKE is off, because the address of neither end changes, and it would move IKE to port 4500 at once.
 */
function connection({ ipsec }: RouterView, { device, gatewayAddress }: TunnelView): SettingsNode {
  const { crypto } = ipsec;
  const remote = valueOf(gatewayAddress);
  return section(device.connection, [
    setting('version', 2),
    setting('local_addrs', '%any'),
    setting('remote_addrs', remote),
    setting('proposals', crypto.proposals.ike.join(',')),
    setting('encap', 'yes'),
    setting('mobike', 'no'),
    setting('fragmentation', 'yes'),
    setting('dpd_delay', `${DPD_DELAY_SECONDS}s`),
    comment('0: try forever.'),
    setting('keyingtries', 0),
    setting('rekey_time', `${crypto.lifetimes.ike.rekeySeconds}s`),
    setting('over_time', `${crypto.lifetimes.ike.overSeconds}s`),
    setting('reauth_time', '0s'),
    setting('unique', 'replace'),
    setting('if_id_in', device.interfaceId),
    setting('if_id_out', device.interfaceId),
    comment('The Elastic IP from router.env, filled in on the first boot.'),
    section('local', [setting('auth', 'psk'), setting('id', ADDRESS_PLACEHOLDER)]),
    section('remote', [setting('auth', 'psk'), setting('id', remote)]),
    section('children', [section(CHILD_NAME, child(crypto, routerInitiates(ipsec)))]),
  ]);
}

function child({ proposals, lifetimes }: CryptoProfile, initiates: boolean): readonly SettingsNode[] {
  return [
    setting('local_ts', ANY),
    setting('remote_ts', ANY),
    setting('esp_proposals', proposals.esp.join(',')),
    setting('rekey_time', `${lifetimes.child.rekeySeconds}s`),
    setting('life_time', `${lifetimes.child.lifeSeconds}s`),
    setting('rekey_bytes', lifetimes.child.rekeyBytes),
    setting('life_bytes', lifetimes.child.lifeBytes),
    setting('replay_window', REPLAY_WINDOW),
    setting('dpd_action', initiates ? 'restart' : 'clear'),
    // Not `start`: a deleted duplicate would be created again. Traffic and the watchdog initiate.
    setting('close_action', 'none'),
    setting('start_action', initiates ? 'trap|start' : 'none'),
  ];
}
