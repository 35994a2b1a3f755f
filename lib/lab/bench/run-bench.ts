import { configureScript } from '../azure-gateway/start-gateway';
import { parsePing } from '../checks/ping';
import { trafficFlows } from '../faults/outage';
import type { Lab } from '../session/lab';
import { printCommand } from '../shell/shell';
import type { Figure } from './figure';

const BYTES = 20_000_000;
const PORT = 5002;
const RUNS = 3;

/** What is compared, all over the same hosts and the same wire, one after another in one run. */
interface Measurement {
  readonly megabitsPerSecond: number;
  readonly milliseconds: number;
}

/** Throughput and round trip with the tunnel and on the same path without it. */
export async function runBench(lab: Lab): Promise<readonly Figure[]> {
  const tunnel = await measure(lab);
  const plain = await withoutTunnel(lab, () => measure(lab));
  const figures = [
    ...figuresOf('tunnel', 'through the tunnel', tunnel),
    ...figuresOf('plain', 'on the same path in clear', plain),
  ];
  const ratio = tunnel.megabitsPerSecond / plain.megabitsPerSecond;
  const all: readonly Figure[] = [
    ...figures,
    {
      id: 'throughput-ratio',
      title: 'throughput through the tunnel over the same path in clear',
      value: ratio.toFixed(2),
      number: ratio,
    },
  ];
  for (const figure of all) lab.report({ kind: 'figure', figure });
  return all;
}

function figuresOf(id: string, where: string, { megabitsPerSecond, milliseconds }: Measurement): readonly Figure[] {
  return [
    {
      id: `${id}-throughput`,
      title: `throughput ${where}`,
      value: `${megabitsPerSecond.toFixed(1)} Mbit/s`,
      number: megabitsPerSecond,
    },
    {
      id: `${id}-round-trip`,
      title: `round trip ${where}`,
      value: `${milliseconds.toFixed(2)} ms`,
      number: milliseconds,
    },
  ];
}

async function measure(lab: Lab): Promise<Measurement> {
  await trafficFlows(lab, 120);
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await throughput(lab));
  const { output } = await lab.hosts.tryIn('aws-host', `ping -n -q -c 40 -i 0.05 ${lab.topology.addresses.azureVm}`);
  return { megabitsPerSecond: median(runs), milliseconds: parsePing(output).averageMs ?? NaN };
}

/** One TCP stream, timed where it is received; both ends are the guest's own clock. */
async function throughput(lab: Lab): Promise<number> {
  const listen = `[ -p /run/quiet ] || mkfifo /run/quiet
timeout 120 busybox nc -l -p ${PORT} 0<>/run/quiet > /run/received & 
wait $!; wc -c < /run/received; rm /run/received`;
  const received = lab.hosts.tryIn('azure-vm', listen);
  const send = `sleep 0.5; start=$(date +%s%N); head -c ${BYTES} /dev/zero | timeout 120 busybox nc ${lab.topology.addresses.azureVm} ${PORT}; echo $(($(date +%s%N) - start))`;
  const { output } = await lab.hosts.tryIn('aws-host', send);
  const bytes = Number((await received).output.trim());
  return (bytes * 8) / 1e6 / (Number(output.trim()) / 1e9);
}

/** The same path with plain routes where the tunnel was. */
async function withoutTunnel<T>(lab: Lab, work: () => Promise<T>): Promise<T> {
  const { hosts, topology, link } = lab;
  const { awsPrefixes, azurePrefixes } = link.connection;
  const route = (prefixes: readonly string[], via: string, device: string): string =>
    prefixes
      .map((prefix) => printCommand(['ip', 'route', 'replace', prefix, 'via', via, 'dev', device, 'onlink']))
      .join('\n');
  await hosts.in(
    'aws-router',
    `systemctl stop vpc2vnet-watchdog.timer strongswan.service\nnft flush ruleset\nip route flush dev ipsec0\n${route(azurePrefixes, topology.addresses.awsGateway, 'ens5')}`,
  );
  await hosts.in('aws-fabric', route(azurePrefixes, '198.18.1.1', 'igw0'));
  await hosts.in(
    'internet',
    `${route(awsPrefixes, '198.18.1.2', 'aws0')}\n${route(azurePrefixes, topology.facts.gatewayIp, 'azure0')}`,
  );
  await hosts.in('azure-gateway', route(awsPrefixes, topology.addresses.awsEndpoint, 'eth0'));
  const result = await work();
  await hosts.in('internet', [...awsPrefixes, ...azurePrefixes].map((prefix) => `ip route del ${prefix}`).join('\n'));
  await hosts.in('aws-fabric', route(azurePrefixes, topology.addresses.awsRouter, 'vpc0'));
  await hosts.in('azure-gateway', configureScript(link.connection, link.gatewayIp, lab.account.secret.value));
  await hosts.in(
    'aws-router',
    `${azurePrefixes.map((prefix) => `ip route del ${prefix} via ${topology.addresses.awsGateway}`).join('\n')}
systemctl restart nftables.service vpc2vnet-interfaces.service
systemctl start vpc2vnet-routes.service strongswan.service vpc2vnet-watchdog.timer`,
  );
  await trafficFlows(lab, 120);
  return result;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
