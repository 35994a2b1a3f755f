import type { Lab } from '../session/lab';
import type { Fault, FaultResult } from './fault';

/** All faults, in the order in which they are injected. */
export const FAULTS: readonly Fault[] = [];

/** Injects the faults one after another. */
export async function runFaults(lab: Lab, faults: readonly Fault[] = FAULTS): Promise<readonly FaultResult[]> {
  const results: FaultResult[] = [];
  for (const { id, title, run } of faults) {
    const { passed, seen, outageSeconds } = await run(lab);
    const fault: FaultResult = { id, title, outcome: passed ? 'passed' : 'failed', seen, outageSeconds };
    lab.report({ kind: 'fault', fault });
    results.push(fault);
  }
  return results;
}
