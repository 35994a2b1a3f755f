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

/** All that the lab proves, in the order in which it is tried. */
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

/** Runs the checks one after another; without a tunnel the others would only repeat that there is none. */
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
  return { id, title, outcome: 'not run', detail: 'there is no tunnel' };
}
