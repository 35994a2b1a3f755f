import type { Lab } from '../session/lab';
import { OPENED, scanRouter, type Scan, type Scanner } from '../wire/scan';
import type { Check, Finding } from './check';

/** Port ranges such as `1-1023`, for both TCP and UDP. */
type Ports = readonly string[];

export const EVERY_PORT: Ports = ['1-65535'];

const LAST_PRIVILEGED = 1_023;
const LAST_PORT = 65_535;
/** A sample contains every 64th of the ports above the privileged ones. */
const SAMPLE_STEP = 64;

/**
 * Scans all ports from the VPC, which the security group allows, where packets are quick; elsewhere a sample, as scans
 * through the tunnel are slow.
 */
export const routerItself: Check = {
  id: 'router-itself',
  title: 'a port scan of the router from aws-host, azure-vm and the internet finds no open port',
  run: (lab) => scanSample(lab, lab.hosts.machine.emulated ? undefined : EVERY_PORT),
};

/** The same with a sample from everywhere. */
export const routerItselfSampled: Check = { ...routerItself, run: (lab) => scanSample(lab) };

async function scanSample(lab: Lab, fromVpc?: Ports): Promise<Finding> {
  const sample = [...samplePorts(), ...(await portsWithSockets(lab))];
  return scanFinding(lab, { 'aws-host': fromVpc ?? sample, 'azure-vm': sample, internet: sample });
}

/** Scans the router; passes when the scans find the port that the lab opens for them, and no other. */
export async function scanFinding(lab: Lab, ports: Readonly<Record<Scanner, Ports>>): Promise<Finding> {
  const scans = await scanRouter(lab.hosts, lab.topology, ports);
  return { passed: scans.every(isExpected), detail: scans.map(describe).join('; ') };
}

/** From the internet a scan reaches no port: the security group allows only the addresses of the Azure gateway. */
function isExpected({ scanner, answered, reached }: Scan): boolean {
  const expected = scanner === 'internet' ? [] : OPENED;
  return [answered, reached].every((found) => found.join() === expected.join());
}

function describe(scan: Scan): string {
  const { scanner, count, answered, reached } = scan;
  const unanswered = reached.filter((port) => !answered.includes(port));
  const found = [...answered, ...unanswered.map((port) => `${port} (no response)`)];
  const what = found.length > 0 && isExpected(scan) ? 'only the port that the lab opened' : found.join(', ') || 'none';
  return `from ${scanner}: ${what}, of ${count} ports`;
}

function samplePorts(): Ports {
  const all = Array.from({ length: Math.floor(LAST_PORT / SAMPLE_STEP) }, (_, i) => (i + 1) * SAMPLE_STEP);
  return [`1-${LAST_PRIVILEGED}`, ...all.filter((port) => port > LAST_PRIVILEGED).map(String)];
}

/** Ports on which a program of the router has a socket, without those in the sample. */
async function portsWithSockets({ hosts }: Lab): Promise<Ports> {
  const listing = await hosts.in('aws-router', 'cd /proc/net; cat tcp tcp6 udp udp6');
  const ports = listing
    .split('\n')
    .map((line) => parseInt(/^ *\d+: [0-9A-F]+:([0-9A-F]{4}) /.exec(line)?.[1] ?? '', 16))
    .filter((port) => port > LAST_PRIVILEGED && port % SAMPLE_STEP !== 0);
  return [...new Set(ports)].map(String);
}
