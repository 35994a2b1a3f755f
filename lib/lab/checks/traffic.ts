import type { Lab } from '../session/lab';
import { DNS_NAME, type HostName } from '../topology/topology';
import { count, MAX_SEGMENT, readCounters } from '../wire/counters';
import { waitScript } from './await-tunnel';
import type { Check, Finding } from './check';
import { parsePing } from './ping';

/** Two hops decrement the TTL of 64: the router and the Azure gateway, as in the 2015 blog post. */
const EXPECTED_TTL = 62;
const TRANSFER_BYTES = 2_000_000;
const PORT = 5001;

function pingCheck(id: string, from: HostName, to: 'awsHost' | 'azureVm'): Check {
  return {
    id,
    title: `${from} pings ${to === 'azureVm' ? 'azure-vm' : 'aws-host'}, ttl ${EXPECTED_TTL}`,
    run: async (lab) => {
      const { output } = await lab.hosts.tryIn(from, `ping -n -c 5 -i 0.2 -W 3 ${lab.topology.addresses[to]}`);
      const run = parsePing(output);
      for (const line of run.lines.slice(0, 3)) lab.report({ kind: 'note', text: line });
      const passed = run.received === run.sent && run.sent === 5 && run.ttls.join() === String(EXPECTED_TTL);
      return {
        passed,
        detail: `${run.received} of ${run.sent} answered, ttl ${run.ttls.join(' ') || 'none'}, ${run.averageMs ?? '-'} ms on average`,
      };
    },
  };
}

export const pingToAzure = pingCheck('ping-to-azure', 'aws-host', 'azureVm');
export const pingToAws = pingCheck('ping-to-aws', 'azure-vm', 'awsHost');

/** Routes, traffic selectors and firewalls cover all prefixes, not only the first of each side. */
export const everyPrefix: Check = {
  id: 'every-prefix',
  title: 'every prefix of the VPC reaches every prefix of the VNet',
  run: async (lab) => {
    const { awsHost, awsHostOthers, azureVm, azureVmOthers } = lab.topology.addresses;
    const pairs = [awsHost, ...awsHostOthers].flatMap((from) =>
      [azureVm, ...azureVmOthers].map((to) => ({ from, to })),
    );
    const answers = await Promise.all(
      pairs.map(({ from, to }) => lab.hosts.tryIn('aws-host', `ping -n -c 3 -i 0.2 -W 2 -I ${from} ${to}`)),
    );
    const unanswered = pairs.filter((_, index) => parsePing(answers[index]?.output ?? '').received === 0);
    const list = unanswered.map(({ from, to }) => `${from} to ${to}`).join(', ');
    return {
      passed: unanswered.length === 0,
      detail: unanswered.length === 0 ? `${pairs.length} of ${pairs.length} pairs answer` : `no answer from ${list}`,
    };
  },
};

function transferCheck(id: string, from: HostName, to: HostName, target: 'awsHost' | 'azureVm'): Check {
  return {
    id,
    title: `a TCP transfer of 2 MB from ${from} to ${to} arrives intact`,
    run: (lab) => transfer(lab, from, to, lab.topology.addresses[target]),
  };
}

export const tcpToAzure = transferCheck('tcp-to-azure', 'aws-host', 'azure-vm', 'azureVm');
export const tcpToAws = transferCheck('tcp-to-aws', 'azure-vm', 'aws-host', 'awsHost');

/** Seconds for a transfer, which takes one on an idle microVM, and for its receiver, which starts before it. */
const TRANSFER_SECONDS = 240;
const RECEIVER_SECONDS = 300;
/** Seconds until the receiver listens, on emulated processors beside other work. */
const LISTEN_SECONDS = 60;

/** Takes one connection, and prints the checksum of what arrives until it is closed; ends when none comes. */
const RECEIVE = `
import hashlib, socket, sys
server = socket.create_server(("", ${PORT}))
server.settimeout(${LISTEN_SECONDS + 10})
try:
    connection = server.accept()[0]
except TimeoutError:
    sys.exit()
sum = hashlib.md5()
while piece := connection.recv(1 << 20):
    sum.update(piece)
print(sum.hexdigest())
`;

/** Sends `bytes` random bytes over TCP; passes when the checksums at both ends are equal. */
export async function transfer(
  lab: Lab,
  from: HostName,
  to: HostName,
  address: string,
  bytes: number = TRANSFER_BYTES,
): Promise<Finding> {
  const file = '/run/transfer';
  const sums = await lab.hosts.in(from, `head -c ${bytes} /dev/urandom > ${file}; md5sum < ${file}`);
  const sum = sums.split(' ')[0];
  const received = lab.hosts.tryIn(to, `timeout ${RECEIVER_SECONDS} python3 -I -S - <<'EOF'\n${RECEIVE}EOF`);
  const start = performance.now();
  // Not `nc`, which reads and writes 1 KB at a time: in virtual time each leaves at once, and no packet is as large as
  // the MSS.
  const write = `timeout ${TRANSFER_SECONDS} bash -c 'cat ${file} >/dev/tcp/${address}/${PORT}'`;
  const send = waitScript(`${write} 2>/dev/null`, LISTEN_SECONDS);
  const sent = await lab.hosts.tryIn(from, send);
  const { output } = await received;
  const seconds = (performance.now() - start) / 1000;
  const passed = sent.code === 0 && output.trim() === sum;
  return {
    passed,
    detail: passed
      ? `arrived in ${seconds.toFixed(1)} s with the same checksum`
      : `sender ended with ${sent.code}, checksums ${sum} and ${output.trim()}`,
  };
}

/** Both ends receive a clamped MSS, so that no segment exceeds the MTU of the tunnel. */
export const mssClamp: Check = {
  id: 'mss-clamp',
  title: `the router clamps the TCP MSS to ${MAX_SEGMENT} bytes in both directions`,
  run: async (lab) => {
    const ends = await Promise.all((['azure-vm', 'aws-host'] as const).map((host) => readCounters(lab.hosts, host)));
    const segments = ends.map((end) => count(end, 'segments'));
    const large = ends.map((end) => count(end, 'large-segments'));
    const passed = segments.every((n) => n > 0) && large.every((n) => n === 0);
    return {
      passed,
      detail: `${segments.join(' and ')} handshakes seen at azure-vm and aws-host, ${large.join(' and ')} above ${MAX_SEGMENT}`,
    };
  },
};

/** With the MSS clamped, no packet needs fragmentation. */
export const noFragments: Check = {
  id: 'no-fragments',
  title: 'the wire carries no IP fragments',
  run: async (lab) => {
    const fragments = count(await readCounters(lab.hosts, 'internet'), 'fragments');
    return { passed: fragments === 0, detail: `${fragments} fragments` };
  },
};

/** A query through the tunnel and its answer: UDP passes in both directions. */
export const dnsOverUdp: Check = {
  id: 'dns-over-udp',
  title: 'aws-host resolves a name at azure-vm over UDP',
  run: async (lab) => {
    const { azureVm } = lab.topology.addresses;
    const { output } = await lab.hosts.tryIn('aws-host', `timeout 15 busybox nslookup -type=a ${DNS_NAME} ${azureVm}`);
    const answer = new RegExp(`Name:\\s+${DNS_NAME}\\s+Address: ([\\d.]+)`).exec(output)?.[1];
    return {
      passed: answer === azureVm,
      detail: answer ? `${DNS_NAME} is ${answer}` : output.trim().split('\n').at(-1) || 'no answer',
    };
  },
};
