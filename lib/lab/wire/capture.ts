import type { LabHosts } from '../hosts/lab-hosts';
import { SHARED_HOSTS } from '../topology/topology';

/** Interfaces to capture on: the wire, and the unencrypted side of both ends. */
const POINTS = [
  { host: 'internet', device: 'azure0' },
  { host: 'aws-host', device: 'ens5' },
  { host: 'azure-vm', device: 'eth0' },
] as const;

/** A running capture. */
export interface Capture {
  /** Stops it; the files are complete afterwards. */
  readonly stop: () => Promise<void>;
}

/** Starts tcpdump at {@link POINTS} of all sites, which writes `HOST.pcap` files to the folder shared with this machine. */
export async function startCapture([first, ...others]: readonly [LabHosts, ...LabHosts[]]): Promise<Capture> {
  const points = [first, ...others].flatMap((hosts) =>
    POINTS.filter(({ host }) => hosts === first || !SHARED_HOSTS.includes(host)).map((point) => ({ ...point, hosts })),
  );
  await Promise.all(
    points.map(({ hosts, host, device }) =>
      hosts.in(
        host,
        `setsid tcpdump --immediate-mode -U -Z root -i ${device} -w /run/shared/out/${hosts.id(host)}.pcap >/dev/null 2>&1 </dev/null & echo $! > /run/tcpdump.pid; sleep 1`,
      ),
    ),
  );
  return {
    stop: async () => {
      await Promise.all(points.map(({ hosts, host }) => hosts.tryIn(host, 'kill "$(cat /run/tcpdump.pid)"; sleep 1')));
    },
  };
}
