import { parsePing } from '../checks/ping';
import { trafficFlows } from '../faults/outage';
import type { Lab } from '../session/lab';

const PORT = 5002;
const RUNS = 2;
/** Bytes of the first stream, which is not counted: it shows how many take {@link SECONDS}. */
const FIRST_BYTES = 8_000_000;
/** Seconds that a stream lasts at least, by the speed of the first one: its start and its end then count for little. */
const SECONDS = 3;

/** Throughput and round-trip time of one path between the two hosts. */
export interface Measurement {
  readonly megabitsPerSecond: number;
  readonly milliseconds: number;
}

/** Measures the current path: the mean of two TCP streams and of forty pings. */
export async function measure(lab: Lab): Promise<Measurement> {
  await trafficFlows(lab, 120);
  const runs: number[] = [];
  const first = await throughput(lab, FIRST_BYTES);
  const bytes = Math.max(FIRST_BYTES, Math.round((first * 1e6 * SECONDS) / 8));
  for (let run = 0; run < RUNS; run += 1) runs.push(await throughput(lab, bytes));
  const ping = `ping -n -q -c 40 -i 0.05 ${lab.topology.addresses.azureVm}`;
  const { output } = await lab.hosts.tryIn('aws-host', ping);
  return { megabitsPerSecond: mean(runs), milliseconds: parsePing(output).averageMs ?? NaN };
}

/** Mbit/s of one TCP stream, timed by the guest's clock until the receiver has closed it. */
async function throughput(lab: Lab, size: number): Promise<number> {
  const { azureVm } = lab.topology.addresses;
  const listen = [
    '[ -p /run/quiet ] || mkfifo /run/quiet',
    `timeout 120 busybox nc -l -p ${PORT} 0<>/run/quiet | wc -c`,
  ].join('\n');
  const received = lab.hosts.tryIn('azure-vm', listen);
  const send = [
    'sleep 1; start=$(date +%s%N)',
    `head -c ${size} /dev/zero | timeout 120 busybox nc ${azureVm} ${PORT}`,
    'echo $(($(date +%s%N) - start))',
  ].join('\n');
  const { output } = await lab.hosts.tryIn('aws-host', send);
  const bytes = Number((await received).output.trim());
  return (bytes * 8) / 1e6 / (Number(output.trim()) / 1e9);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
