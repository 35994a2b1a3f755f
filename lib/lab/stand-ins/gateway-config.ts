import type { AzureConnection } from '../emitted/azure-connection';
import { DEFAULT_OFFER, offerOfPolicy, type Offer } from './proposals';

/** Settings of strongSwan: nested sections and values, in order. */
export type Settings = readonly (readonly [string, string | Settings])[];

/**
 * The tunnel interface of the stand-in, its XFRM interface id, and the MTU that Azure asks its peers to use.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices
 */
export const GATEWAY_TUNNEL = { device: 'tunnel0', ifId: 7, mtu: 1400 } as const;

/**
 * Azure's lifetimes without a custom policy; the lifetime of the IKE SA cannot be configured.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices#ipsec
 */
const IKE_SECONDS = 28_800;
const ESP_SECONDS = 27_000;
const ESP_KILOBYTES = 102_400_000;

/** Role in an IKE exchange; as initiator Azure has fewer default proposals. */
export type Role = 'initiator' | 'responder';

/** The roles that a connection mode allows; the first is the preferred one. */
const ROLES: Readonly<Record<AzureConnection['mode'], readonly Role[]>> = {
  Default: ['responder', 'initiator'],
  InitiatorOnly: ['initiator'],
  ResponderOnly: ['responder'],
};

/** Proposals that the stand-in offers or accepts in a role. */
export function offerOf({ policy }: AzureConnection, role: Role): Offer {
  return policy ? offerOfPolicy(policy) : DEFAULT_OFFER[role];
}

/** A connection of the stand-in's daemon: its proposals, and whether it initiates. */
interface DaemonConnection {
  readonly name: string;
  readonly offer: Offer;
  readonly initiates: boolean;
}

/** A connection of the gateway, and its shared key. */
export interface GatewayPeer {
  readonly connection: AzureConnection;
  readonly key: string;
}

/** Name of a connection in the daemon. The site comes first, so that no name of a site makes two of these equal. */
export function nameOf({ site }: AzureConnection): string {
  return site === undefined ? 'azure' : `${site}--azure`;
}

/** One connection for both roles; two, a responder and an initiator, when the proposals of the roles differ. */
export function daemonConnections(connection: AzureConnection): readonly DaemonConnection[] {
  const roles = ROLES[connection.mode];
  const name = nameOf(connection);
  const initiates = roles.includes('initiator');
  if (connection.policy || roles.length === 1) {
    return [{ name, offer: offerOf(connection, roles[0] ?? 'responder'), initiates }];
  }
  return [
    { name, offer: offerOf(connection, 'responder'), initiates: false },
    { name: `${name}-initiator`, offer: offerOf(connection, 'initiator'), initiates: true },
  ];
}

/** The connections section of the stand-in's swanctl.conf; the shared key is in a separate file. */
export function gatewayConnections(
  connections: readonly AzureConnection[],
  gatewayAddresses: readonly string[],
): Settings {
  const sections = connections.flatMap((connection, index) =>
    daemonConnections(connection).map(
      (one) => [one.name, daemonConnection(connection, gatewayAddresses, one, ifIdOf(index))] as const,
    ),
  );
  return [['connections', sections]];
}

/** XFRM interface id of the connection with this index. */
export function ifIdOf(index: number): number {
  return GATEWAY_TUNNEL.ifId + index;
}

function daemonConnection(
  connection: AzureConnection,
  gatewayAddresses: readonly string[],
  { offer, initiates }: DaemonConnection,
  ifId: number,
): Settings {
  const child: Settings = [
    ['local_ts', '0.0.0.0/0'],
    ['remote_ts', '0.0.0.0/0'],
    ['esp_proposals', offer.esp.join(',')],
    ['rekey_time', `${connection.policy?.sa_lifetime ?? ESP_SECONDS}s`],
    ['rekey_bytes', String((connection.policy?.sa_datasize ?? ESP_KILOBYTES) * 1024)],
    // Azure initiates on traffic, and as InitiatorOnly immediately; `reinitiateScript` then retries.
    ['start_action', connection.mode === 'InitiatorOnly' ? 'start' : initiates ? 'trap' : 'none'],
    ['close_action', 'none'],
    ['dpd_action', 'clear'],
  ];
  return [
    ['version', connection.protocol === 'IKEv1' ? '1' : '2'],
    ['local_addrs', gatewayAddresses.join(',')],
    ['remote_addrs', connection.routerAddress],
    ['proposals', offer.ike.join(',')],
    ['rekey_time', `${IKE_SECONDS}s`],
    ['dpd_delay', `${dpdDelay(connection)}s`],
    ['keyingtries', '1'],
    ['unique', 'replace'],
    ['mobike', 'no'],
    ['if_id_in', String(ifId)],
    ['if_id_out', String(ifId)],
    // Without a configured identity, the identity is the address that the peer uses.
    ['local', [['auth', 'psk']]],
    // Azure accepts any identity: it identifies its peer by address.
    [
      'remote',
      [
        ['auth', 'psk'],
        ['id', '%any'],
      ],
    ],
    ['children', [['any', child]]],
  ];
}

/** The secrets section of the stand-in's swanctl.conf. */
export function gatewaySecrets(peers: readonly GatewayPeer[]): Settings {
  const secrets = peers.map(({ connection, key }): readonly [string, Settings] => [
    `ike-${nameOf(connection)}`,
    // A key without an identity is for every peer, so that a lone one may identify itself by anything.
    [...(peers.length > 1 ? [['id', connection.routerAddress] as const] : []), ['secret', `"${key}"`]],
  ]);
  return [['secrets', secrets]];
}

/** Plugins that receive every packet of the host, each of which would wake the daemon; the rendered router has none. */
const CAPTURES = ['dhcp', 'farp', 'forecast'] as const;

/** Settings of the stand-in's daemon: a log file, and retransmissions that detect a dead peer within the DPD timeout. */
export function gatewayDaemon(connection: AzureConnection): Settings {
  const tries = 3;
  const wait = (connection.dpdTimeoutSeconds - dpdDelay(connection)) / (tries + 1);
  const log: Settings = [
    ['path', '/run/charon.log'],
    ['flush_line', 'yes'],
    ['default', '1'],
    ['time_format', '%T'],
  ];
  return [
    [
      'charon-systemd',
      [
        ['load_modular', 'yes'],
        ['install_routes', 'no'],
        ['retransmit_tries', String(tries)],
        ['retransmit_base', '1.0'],
        ['retransmit_timeout', wait.toFixed(1)],
        [
          'plugins',
          [['include', 'strongswan.d/charon/*.conf'], ...CAPTURES.map((name) => [name, [['load', 'no']]] as const)],
        ],
        ['filelog', [['lab', log]]],
        ['journal', [['default', '-1']]],
      ],
    ],
    // The command reads no certificate, and looks for a plugin of each algorithm whenever it starts.
    ['swanctl', [['load', 'nonce']]],
  ];
}

/** Seconds between two liveness checks of the stand-in. */
export function dpdDelay({ dpdTimeoutSeconds }: AzureConnection): number {
  return Math.max(3, Math.round(dpdTimeoutSeconds / 3));
}

/** Prints settings, one per line. */
export function printSettings(settings: Settings, indent = ''): string {
  return settings
    .map(([name, value]) => {
      if (name === 'include') return `${indent}include ${String(value)}\n`;
      if (typeof value === 'string') return `${indent}${name} = ${value}\n`;
      return `${indent}${name} {\n${printSettings(value, `${indent}  `)}${indent}}\n`;
    })
    .join('');
}
