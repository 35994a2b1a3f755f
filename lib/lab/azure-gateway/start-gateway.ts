import { printCommand, quote } from '../shell/shell';
import type { LabHosts } from '../session/lab-hosts';
import type { AzureConnection } from './azure-connection';
import { GATEWAY_TUNNEL, gatewayConnections, gatewayDaemon, gatewaySecrets, printSettings } from './gateway-config';

const HOST = 'azure-gateway';
const { device, ifId, mtu } = GATEWAY_TUNNEL;

/** Configures the stand-in, starts its daemon and loads its connection. */
export async function startGateway(
  hosts: LabHosts,
  connection: AzureConnection,
  gatewayIp: string,
  key: string,
): Promise<void> {
  await hosts.in(HOST, configureScript(connection, gatewayIp, key));
  await hosts.in(HOST, startDaemonScript());
}

/** Shell text which writes the stand-in's files and makes its tunnel interface. */
export function configureScript(connection: AzureConnection, gatewayIp: string, key: string): string {
  const files: readonly (readonly [string, string])[] = [
    ['/etc/strongswan.conf', printSettings(gatewayDaemon(connection))],
    [
      '/etc/swanctl/swanctl.conf',
      printSettings(gatewayConnections(connection, gatewayIp)) + 'include /run/secrets.conf\n',
    ],
    ['/run/secrets.conf', printSettings(gatewaySecrets(key))],
  ];
  return [
    'set -e',
    'rm -rf /etc/swanctl/conf.d /etc/strongswan.d/vpc2vnet.conf',
    ...files.map(([path, content]) => `printf %s ${quote(content)} > ${path}`),
    `ip link show ${device} >/dev/null 2>&1 || ip link add ${device} type xfrm if_id ${ifId}`,
    `ip link set ${device} mtu ${mtu} up`,
    ...connection.awsPrefixes.map((prefix) => printCommand(['ip', 'route', 'replace', prefix, 'dev', device])),
  ].join('\n');
}

/** Shell text which starts the daemon and waits until it has its connection. */
export function startDaemonScript(): string {
  return [
    'setsid /usr/sbin/charon-systemd </dev/null >/run/charon.out 2>&1 & echo $! > /run/charon.pid',
    'for try in $(seq 200); do [ -S /run/charon.vici ] && break; sleep 0.05; done',
    'swanctl --load-all --noprompt',
  ].join('\n');
}

/** Shell text which ends the daemon at once, so that its peer hears nothing of it. */
export const KILL_DAEMON =
  'kill -KILL "$(cat /run/charon.pid)"; rm -f /run/charon.vici; ip xfrm state flush; ip xfrm policy flush';
