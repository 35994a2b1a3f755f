import { parsePing } from '../checks/ping';
import { trafficFlows } from '../faults/outage';
import type { Lab } from '../session/lab';
import { printCommand } from '../shell/shell';

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

/** Takes one connection, reads it to its end, and prints the number of bytes. */
const RECEIVE = `
import socket
connection = socket.create_server(("", ${PORT})).accept()[0]
count = 0
while piece := connection.recv(1 << 20):
    count += len(piece)
print(count)
`;

/** Sends zeros as soon as the receiver listens, and prints the nanoseconds until it has closed the connection. */
const SEND = `
import socket, sys, time
address, size = sys.argv[1], int(sys.argv[2])
connection = None
while not connection:
    start = time.monotonic_ns()
    try:
        connection = socket.create_connection((address, ${PORT}))
    except ConnectionRefusedError:
        time.sleep(0.1)
while size > 0:
    size -= connection.send(bytes(min(size, 1 << 20)))
connection.shutdown(socket.SHUT_WR)
connection.recv(1)
print(time.monotonic_ns() - start)
`;

/** Mbit/s of one TCP stream, in whole writes: each call of the kernel takes as long as some packets. */
async function throughput(lab: Lab, size: number): Promise<number> {
  const python = (program: string, ...args: readonly string[]): string =>
    printCommand(['timeout', '120', 'python3', '-c', program, ...args]);
  const received = lab.hosts.tryIn('azure-vm', python(RECEIVE));
  const { output } = await lab.hosts.tryIn('aws-host', python(SEND, lab.topology.addresses.azureVm, String(size)));
  const bytes = Number((await received).output.trim());
  return (bytes * 8) / 1e6 / (Number(output.trim()) / 1e9);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
