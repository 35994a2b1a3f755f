import type { Lab } from '../session/lab';
import { OPENED, scanRouter, type Scan, type Scanner } from '../wire/scan';
import type { Check, Finding } from './check';

/** Ranges of ports, of either protocol. */
type Ports = readonly string[];

export const EVERY_PORT: Ports = ['1-65535'];

const LAST_PRIVILEGED = 1_023;
const LAST_PORT = 65_535;
/** Of the ports above the privileged ones, one of so many is in a sample. */
const SAMPLE_STEP = 64;

/** All ports from the VPC, which the security group lets in; a sample from elsewhere, as the tunnel makes a port dear. */
export const routerItself: Check = {
  id: 'router-itself',
  title: 'a scan of the router finds no port: not from aws-host, not from azure-vm, not from the internet',
  run: async (lab) => {
    const sample = [...samplePorts(), ...(await portsWithSockets(lab))];
    return scanFinding(lab, { 'aws-host': EVERY_PORT, 'azure-vm': sample, internet: sample });
  },
};

/** What scans of the router find: the port that the lab opens for them, and nothing else. */
export async function scanFinding(lab: Lab, ports: Readonly<Record<Scanner, Ports>>): Promise<Finding> {
  const scans = await scanRouter(lab.hosts, lab.topology, ports);
  return { passed: scans.every(isExpected), detail: scans.map(describe).join('; ') };
}

/** Of the internet nothing comes as far as the router: its security group lets in the gateways alone. */
function isExpected({ scanner, answered, reached }: Scan): boolean {
  const expected = scanner === 'internet' ? [] : OPENED;
  return [answered, reached].every((found) => found.join() === expected.join());
}

function describe(scan: Scan): string {
  const { scanner, count, answered, reached } = scan;
  const silent = reached.filter((port) => !answered.includes(port));
  const found = [...answered, ...silent.map((port) => `${port} (silent)`)];
  const what = found.length > 0 && isExpected(scan) ? 'only the one that the lab opened' : found.join(', ') || 'none';
  return `from ${scanner}: ${what}, of ${count} ports`;
}

function samplePorts(): Ports {
  const all = Array.from({ length: Math.floor(LAST_PORT / SAMPLE_STEP) }, (_, i) => (i + 1) * SAMPLE_STEP);
  return [`1-${LAST_PRIVILEGED}`, ...all.filter((port) => port > LAST_PRIVILEGED).map(String)];
}

/** Ports that a program on the router has a socket on, beyond those of the sample. */
async function portsWithSockets({ hosts }: Lab): Promise<Ports> {
  const listing = await hosts.in('aws-router', 'cd /proc/net; cat tcp tcp6 udp udp6');
  const ports = listing
    .split('\n')
    .map((line) => parseInt(/^ *\d+: [0-9A-F]+:([0-9A-F]{4}) /.exec(line)?.[1] ?? '', 16))
    .filter((port) => port > LAST_PRIVILEGED && port % SAMPLE_STEP !== 0);
  return [...new Set(ports)].map(String);
}
