import { LabError } from '../lab-error';
import type { Lab } from '../session/lab';
import { badLine, clockJump, diskFull } from './degradations';
import { azureInitiates, bothInitiate, keyRotated, pfsMismatch, wrongKey } from './mismatches';
import { readDenials } from '../diagnosis/denials';
import type { FaultResult } from '../findings';
import type { Fault } from './fault';
import { MISBEHAVIORS } from './misbehaviors';
import { OUTAGES } from './outages';
import type { Peer } from '../stand-ins/peers';
import { trafficFlows } from './outage';
import { addressLost, routerReplaced } from './replacement';
import { UNUSUAL_TRAFFIC } from './unusual-traffic';

/** All faults of the link, in the order in which they are injected. */
export const FAULTS: readonly Fault[] = [
  ...OUTAGES,
  badLine,
  ...UNUSUAL_TRAFFIC,
  azureInitiates,
  bothInitiate,
  wrongKey,
  pfsMismatch,
  keyRotated,
  clockJump,
  diskFull,
  addressLost,
  routerReplaced,
];

/** Faults for each program that acts as the Azure gateway. */
export const FAULTS_OF: Readonly<Record<Peer, readonly Fault[]>> = { strongswan: FAULTS, ...MISBEHAVIORS };

/** Returns a line per id that is not a fault of this peer. */
export function faultProblems(ids: readonly string[], peer: Peer = 'strongswan'): readonly string[] {
  const known = FAULTS_OF[peer].map(({ id }) => id);
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => `'${id}' is not a fault of the peer ${peer}; choose from ${known.join(', ')}`);
}

/**
 * The faults with these ids, in the order in which they are injected.
 * @throws LabError for an id that this peer does not have
 */
export function faultsNamed(ids: readonly string[], peer: Peer = 'strongswan'): readonly Fault[] {
  const [problem] = faultProblems(ids, peer);
  if (problem !== undefined) throw new LabError(problem);
  return FAULTS_OF[peer].filter(({ id }) => ids.includes(id));
}

/** Injects the faults in order and reports each; one is `not run` when traffic does not flow before it. */
export async function runFaults(lab: Lab, faults: readonly Fault[] = FAULTS): Promise<readonly FaultResult[]> {
  const results: FaultResult[] = [];
  for (const fault of faults) {
    const result = await tryFault(lab, fault);
    lab.report({ kind: 'fault', fault: result });
    results.push(result);
  }
  return results;
}

async function tryFault(lab: Lab, fault: Fault): Promise<FaultResult> {
  if (fault.needsOwnClock === true && !lab.hosts.machine.ownClock)
    return skipped(fault, "the fault would change this host's clock");
  if (!(await trafficFlows(lab, 300))) return skipped(fault, 'no traffic after the previous fault');
  return inject(lab, fault);
}

async function inject(lab: Lab, { id, title, run }: Fault): Promise<FaultResult> {
  const before = await readDenials(lab);
  const { passed, detail, outageSeconds } = await run(lab);
  const denials = (await readDenials(lab)).slice(before.length);
  const outcome = passed && denials.length === 0 ? 'passed' : 'failed';
  return {
    id,
    title,
    outcome,
    detail: [detail, ...denials.map((denial) => `denied: ${denial}`)].join('; '),
    outageSeconds,
  };
}

function skipped({ id, title }: Fault, detail: string): FaultResult {
  return { id, title, outcome: 'not run', detail };
}
