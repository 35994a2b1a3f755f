import type { AzureConnection } from '../emitted/azure-connection';
import { DEFAULT_OFFER, offerOfPolicy, type Offer } from './proposals';

/** A tree in the daemon's settings syntax. */
export type Settings = readonly (readonly [string, string | Settings])[];

/** Device of the stand-in's tunnel, its mark, and the size Azure asks the other side to use. */
export const GATEWAY_TUNNEL = { device: 'tunnel0', ifId: 7, mtu: 1400 } as const;

/**
 * Lifetimes of Azure's side when a policy does not say otherwise; the one of IKE cannot be set.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices#ipsec
 */
const IKE_SECONDS = 28_800;
const ESP_SECONDS = 27_000;
const ESP_KILOBYTES = 102_400_000;

/** Who starts an exchange: Azure's default list has fewer proposals when it does. */
export type Role = 'initiator' | 'responder';

/** The roles that a connection mode allows; the first is the one that its peer meets first. */
const ROLES: Readonly<Record<AzureConnection['mode'], readonly Role[]>> = {
  Default: ['responder', 'initiator'],
  InitiatorOnly: ['initiator'],
  ResponderOnly: ['responder'],
};

/** What the stand-in offers, or accepts, in a role. */
export function offerOf({ policy }: AzureConnection, role: Role): Offer {
  return policy ? offerOfPolicy(policy) : DEFAULT_OFFER[role];
}

/** A connection of the stand-in's daemon: in which roles it is used, and what it offers there. */
interface DaemonConnection {
  readonly name: string;
  readonly offer: Offer;
  readonly initiates: boolean;
}

/** One connection for both roles, unless these offer different things: then one that responds and one that initiates. */
export function daemonConnections(connection: AzureConnection): readonly DaemonConnection[] {
  const roles = ROLES[connection.mode];
  const initiates = roles.includes('initiator');
  if (connection.policy || roles.length === 1) {
    return [{ name: 'azure', offer: offerOf(connection, roles[0] ?? 'responder'), initiates }];
  }
  return [
    { name: 'azure', offer: offerOf(connection, 'responder'), initiates: false },
    { name: 'azure-initiator', offer: offerOf(connection, 'initiator'), initiates: true },
  ];
}

/** The stand-in's connections as the daemon's settings; the key comes from a file of its own. */
export function gatewayConnections(connection: AzureConnection, gatewayAddresses: readonly string[]): Settings {
  const sections = daemonConnections(connection).map(
    (one) => [one.name, daemonConnection(connection, gatewayAddresses, one)] as const,
  );
  return [['connections', sections]];
}

function daemonConnection(
  connection: AzureConnection,
  gatewayAddresses: readonly string[],
  { offer, initiates }: DaemonConnection,
): Settings {
  const child: Settings = [
    ['local_ts', '0.0.0.0/0'],
    ['remote_ts', '0.0.0.0/0'],
    ['esp_proposals', offer.esp.join(',')],
    ['rekey_time', `${connection.policy?.sa_lifetime ?? ESP_SECONDS}s`],
    ['rekey_bytes', String((connection.policy?.sa_datasize ?? ESP_KILOBYTES) * 1024)],
    // Azure initiates when there is something to send; where it alone may initiate, at once. `reinitiateScript` tries again.
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
    ['if_id_in', String(GATEWAY_TUNNEL.ifId)],
    ['if_id_out', String(GATEWAY_TUNNEL.ifId)],
    // Without an identity of its own it is known by the address that its peer speaks to.
    ['local', [['auth', 'psk']]],
    // Azure takes any identity of its peer: what it knows it by is its address.
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

/** What the stand-in authenticates with. */
export function gatewaySecrets(key: string): Settings {
  return [['secrets', [['ike-azure', [['secret', `"${key}"`]]]]]];
}

/** Daemon settings: a log for the lab to read, and a dead peer noticed within the connection's DPD timeout. */
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
        ['plugins', [['include', 'strongswan.d/charon/*.conf']]],
        ['filelog', [['lab', log]]],
      ],
    ],
  ];
}

function dpdDelay({ dpdTimeoutSeconds }: AzureConnection): number {
  return Math.max(3, Math.round(dpdTimeoutSeconds / 3));
}

/** Prints settings, one a line. */
export function printSettings(settings: Settings, indent = ''): string {
  return settings
    .map(([name, value]) => {
      if (name === 'include') return `${indent}include ${String(value)}\n`;
      if (typeof value === 'string') return `${indent}${name} = ${value}\n`;
      return `${indent}${name} {\n${printSettings(value, `${indent}  `)}${indent}}\n`;
    })
    .join('');
}
