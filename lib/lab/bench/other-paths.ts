import { configureScript, reconfigureScript } from '../stand-ins/start-gateway';
import type { Lab } from '../session/lab';
import { printCommand } from '../shell/shell';
import type { Variant } from './variants';
import { stopOnRouter } from '../checks/stop-on-router';

const FILE = '/etc/swanctl/conf.d/vpc2vnet.conf';

/** Runs `work` with other algorithms on both sides, then restores the rendered ones. */
export async function withVariant<T>(lab: Lab, { policy, offer }: Variant, work: () => Promise<T>): Promise<T> {
  const { hosts, link, account } = lab;
  const { ike, esp } = offer;
  const edit = `sed -i.kept -e 's/^\\( *proposals = \\).*/\\1${ike[0]}/' -e 's/^\\( *esp_proposals = \\).*/\\1${esp[0]}/' ${FILE}`;
  const configure = (connection: typeof link.connection): string =>
    reconfigureScript(connection, link.gatewayAddresses, account.secret.value);
  await hosts.in('azure-gateway', configure({ ...link.connection, policy }));
  await hosts.in('aws-router', `${edit} && systemctl restart strongswan.service`);
  const result = await work();
  await hosts.in('azure-gateway', configure(link.connection));
  await hosts.in('aws-router', `mv ${FILE}.kept ${FILE} && systemctl restart strongswan.service`);
  return result;
}

/** Segments of TCP that the sending host hands on at a time, up to 64 KB: without a tunnel, to the receiver. */
const segmentsAtOnce = (count: number): string => `ip link set dev ens5 gso_max_segs ${count}`;
const MOST_SEGMENTS = 65_535;

/**
 * Runs `work` with unencrypted routing instead of the tunnel, over the same hosts and wire and in packets of the wire's
 * size, then restores the tunnel.
 */
export async function withoutTunnel<T>(lab: Lab, work: () => Promise<T>): Promise<T> {
  const { hosts, topology, link } = lab;
  const { addresses } = topology;
  const { awsPrefixes, azurePrefixes } = link.connection;
  await hosts.in(
    'aws-router',
    [
      stopOnRouter('strongswan.service vpc2vnet-routes.service'),
      'nft flush ruleset; ip route flush dev ipsec0',
      routes(azurePrefixes, addresses.awsGateway, 'ens5'),
    ].join('\n'),
  );
  await hosts.in('aws-fabric', routes(azurePrefixes, addresses.internetHop, 'igw0'));
  const both = [
    routes(awsPrefixes, addresses.vpcUplink, topology.uplink),
    routes(azurePrefixes, addresses.azureGateway, 'azure0'),
  ];
  await hosts.in('internet', both.join('\n'));
  await hosts.in('azure-gateway', routes(awsPrefixes, addresses.awsEndpoint, 'eth0'));
  await hosts.in('aws-host', segmentsAtOnce(1));
  const result = await work();
  await hosts.in('aws-host', segmentsAtOnce(MOST_SEGMENTS));
  await hosts.in('internet', [...awsPrefixes, ...azurePrefixes].map((prefix) => `ip route del ${prefix}`).join('\n'));
  await hosts.in('aws-fabric', routes(azurePrefixes, addresses.awsRouter, 'vpc0'));
  await hosts.in('azure-gateway', configureScript(link.connection, link.gatewayAddresses, lab.account.secret.value));
  await hosts.in(
    'aws-router',
    [
      ...azurePrefixes.map((prefix) => `ip route del ${prefix} via ${addresses.awsGateway}`),
      'systemctl restart nftables.service vpc2vnet-interfaces.service',
      'systemctl start vpc2vnet-routes.service strongswan.service vpc2vnet-watchdog.timer',
    ].join('\n'),
  );
  return result;
}

function routes(prefixes: readonly string[], via: string, device: string): string {
  const replace = (prefix: string): string =>
    printCommand(['ip', 'route', 'replace', prefix, 'via', via, 'dev', device, 'onlink']);
  return prefixes.map(replace).join('\n');
}
