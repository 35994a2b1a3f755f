import { quoteShell } from '../../base/quote-shell';
import { loadRules, printCommand } from '../shell/shell';
import type { LabHosts } from '../hosts/lab-hosts';
import type { AzureConnection } from '../emitted/azure-connection';
import {
  daemonConnections,
  GATEWAY_TUNNEL,
  gatewayConnections,
  gatewayDaemon,
  gatewaySecrets,
  ifIdOf,
  nameOf,
  printSettings,
  type GatewayPeer,
} from './gateway-config';
import { networkSecurityFilter } from './network-security-filter';
import { VNET_DEVICE } from '../topology/topology';

export const HOST = 'azure-gateway';
const REINITIATE_SECONDS = 3;

/** Configures the stand-in for the Azure gateway, starts its daemon and loads its connections: one, and `others`. */
export async function startGateway(
  hosts: LabHosts,
  connection: AzureConnection,
  gatewayAddresses: readonly string[],
  key: string,
  others: readonly GatewayPeer[] = [],
): Promise<void> {
  const further = others.map((other) => other.connection);
  await hosts.in(HOST, configureScript(connection, gatewayAddresses, key, others));
  await filterNetwork(hosts, connection, further);
  await hosts.in(HOST, startDaemonScript(connection, further));
}

/** Loads the packet filter of the network security group, if there is one. */
export async function filterNetwork(
  hosts: LabHosts,
  connection: AzureConnection,
  others: readonly AzureConnection[] = [],
): Promise<void> {
  if (connection.vmSecurity === undefined) return;
  const behind = [connection, ...others].flatMap(({ awsPrefixes }) => awsPrefixes);
  const networks = [...connection.azurePrefixes, ...behind];
  await hosts.in(HOST, loadRules(networkSecurityFilter(connection.vmSecurity, VNET_DEVICE, networks)));
}

/** Shell script that writes the stand-in's files and creates its tunnel interfaces. */
export function configureScript(
  connection: AzureConnection,
  gatewayAddresses: readonly string[],
  key: string,
  others: readonly GatewayPeer[] = [],
): string {
  const peers = [{ connection, key }, ...others];
  const connections = peers.map((peer) => peer.connection);
  const files: readonly (readonly [string, string])[] = [
    ['/etc/strongswan.conf', printSettings(gatewayDaemon(connection))],
    [
      '/etc/swanctl/swanctl.conf',
      printSettings(gatewayConnections(connections, gatewayAddresses)) + 'include /run/secrets.conf\n',
    ],
    ['/run/secrets.conf', printSettings(gatewaySecrets(peers))],
  ];
  return [
    'set -e',
    'rm -rf /etc/swanctl/conf.d /etc/strongswan.d/vpc2vnet.conf',
    ...files.map(([path, content]) => `printf %s ${quoteShell(content)} > ${path}`),
    ...connections.map((each, index) => tunnelScript(each, `tunnel${index}`, ifIdOf(index))),
    rejectScript(connection),
  ].join('\n');
}

/** Shell text which creates the tunnel interface and its routes. */
export function tunnelScript(
  connection: AzureConnection,
  device: string = GATEWAY_TUNNEL.device,
  ifId: number = GATEWAY_TUNNEL.ifId,
): string {
  return [
    `ip link show ${device} >/dev/null 2>&1 || ip link add ${device} type xfrm if_id ${ifId}`,
    `ip link set ${device} mtu ${GATEWAY_TUNNEL.mtu} up`,
    ...connection.awsPrefixes.map((prefix) => printCommand(['ip', 'route', 'replace', prefix, 'dev', device])),
  ].join('\n');
}

/** Shell script that reconfigures the running daemon and makes it lose its SA state. */
export function reconfigureScript(
  connection: AzureConnection,
  gatewayAddresses: readonly string[],
  key: string,
): string {
  const load = 'swanctl --load-all --clear >/dev/null 2>&1';
  return [configureScript(connection, gatewayAddresses, key), load, loseSasScript(connection)].join('\n');
}

/** Shell script that makes the daemon lose its SA state without a message to its peer. */
export function loseSasScript(connection: AzureConnection): string {
  const names = daemonConnections(connection).map(({ name }) => name);
  return names.map((name) => `swanctl --terminate --ike ${name} --force >/dev/null 2>&1 || true`).join('\n');
}

/** Shell script that makes the daemon initiate, regardless of its start action. */
export function initiateScript(connection: AzureConnection): string {
  const name = daemonConnections(connection).at(-1)?.name ?? nameOf(connection);
  return `timeout 30 swanctl --initiate --ike ${name} --child any >/dev/null 2>&1`;
}

/**
 * Shell script that keeps an InitiatorOnly gateway from responding. The first message of IKE has no responder SPI yet.
 * @see https://www.rfc-editor.org/rfc/rfc7296#section-3.1 the header; after a UDP header of 64 bits, and after 32 zero
 *   bits on port 4500
 */
export function rejectScript({ mode }: AzureConnection): string {
  const first = ['udp dport 500 @th,128,64 0 drop', 'udp dport 4500 @th,64,32 0 @th,160,64 0 drop'];
  const rules = mode === 'InitiatorOnly' ? first : [];
  const chain = ['chain arriving {', 'type filter hook input priority 0;', ...rules, '}'];
  return loadRules(['table ip gateway', 'delete table ip gateway', 'table ip gateway {', ...chain, '}']);
}

/** Shell script that starts the daemon and loads its connections. */
export function startDaemonScript(connection: AzureConnection, others: readonly AzureConnection[] = []): string {
  const initiators = [connection, ...others].filter(({ mode }) => mode === 'InitiatorOnly');
  return [
    'setsid /usr/sbin/charon-systemd </dev/null >/run/charon.out 2>&1 & echo $! > /run/charon.pid',
    'for try in $(seq 200); do [ -S /run/charon.vici ] && break; sleep 0.05; done',
    'swanctl --load-all --noprompt',
    ...initiators.map(reinitiateScript),
  ].join('\n');
}

/**
 * Shell script that initiates again whenever the running daemon has lost its IKE SA. No setting of the daemon does so:
 * when its peer rejects it, for example because the router has no connection loaded yet, it stops trying. An Azure
 * gateway retries. It waits for events of the daemon, since asking every few seconds would be most of the work of a
 * lab that simulates days.
 */
function reinitiateScript(connection: AzureConnection): string {
  const list = `swanctl --list-sas --ike ${nameOf(connection)} 2>/dev/null`;
  const again = `until ${list} | grep -q ESTABLISHED; do kill -0 "$(cat /run/charon.pid)" || exit; [ -n "$(${list})" ] || ${initiateScript(connection)}; sleep ${REINITIATE_SECONDS}; done`;
  const watch = `stdbuf -oL swanctl --monitor-sa 2>/dev/null | { ${again}; while read -r _; do ${again}; done; }`;
  return `setsid sh -c ${quoteShell(watch)} </dev/null >/dev/null 2>&1 &`;
}

/** Shell script that kills the daemon, and waits until its sockets are closed: the next one binds the same ports. */
export const KILL_PROCESS =
  'pid=$(cat /run/charon.pid); kill -KILL "$pid"; for try in $(seq 100); do [ -n "$(ls "/proc/$pid/fd" 2>/dev/null)" ] || break; sleep 0.05; done';

/** Shell script that kills the daemon, so that its peer receives no message. */
export const KILL_DAEMON = `${KILL_PROCESS}; rm -f /run/charon.vici; ip xfrm state flush; ip xfrm policy flush`;
