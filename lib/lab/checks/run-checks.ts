import type { Lab } from '../session/lab';
import type { CheckResult } from '../findings';
import type { Check } from './check';
import { outsidePrefixes, tunnelDown } from './isolation';
import { routerItself } from './port-scan';
import { sandbox } from './sandbox';
import { rekeyChild, rekeyIke } from './rekey';
import {
  dnsOverUdp,
  everyPrefix,
  mssClamp,
  noFragments,
  pingToAws,
  pingToAzure,
  tcpToAws,
  tcpToAzure,
} from './traffic';
import { algorithms, espOnWire, tunnelUp } from './tunnel';

/** All checks of the lab, in the order in which they run. */
export const CHECKS: readonly Check[] = [
  tunnelUp,
  algorithms,
  pingToAzure,
  pingToAws,
  everyPrefix,
  espOnWire,
  tcpToAzure,
  tcpToAws,
  mssClamp,
  noFragments,
  dnsOverUdp,
  rekeyChild,
  rekeyIke,
  outsidePrefixes,
  routerItself,
  tunnelDown,
  sandbox,
];

/** Runs the checks in order and reports each. Without a tunnel the rest is `not run`: all would fail for one reason. */
export async function runChecks(lab: Lab, checks: readonly Check[] = CHECKS): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  let blocked = false;
  for (const check of checks) {
    const result: CheckResult = blocked ? notRun(check) : await runCheck(lab, check);
    blocked ||= check === tunnelUp && result.outcome === 'failed';
    lab.report({ kind: 'check', check: result });
    results.push(result);
  }
  return results;
}

async function runCheck(lab: Lab, { id, title, run }: Check): Promise<CheckResult> {
  const { passed, detail } = await run(lab);
  return { id, title, outcome: passed ? 'passed' : 'failed', detail };
}

function notRun({ id, title }: Check): CheckResult {
  return { id, title, outcome: 'not run', detail: 'the tunnel is not established' };
}
