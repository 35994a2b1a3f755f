import type { Lab } from '../session/lab';
import type { CheckResult } from '../findings';
import type { Check } from './check';
import { EXISTING_VNET_CHECKS, EXISTING_VPC_CHECKS } from './others';
import { outsidePrefixes, tunnelDown } from './isolation';
import { routerItself } from './port-scan';
import { sandbox } from './sandbox';
import { rekeyChild, rekeyIke } from './rekey';
import { SITE_CHECKS, siteName } from './sites';
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

/**
 * Runs the checks at each site in order and reports each, with {@link EXISTING_VPC_CHECKS} where its VPC exists, and with
 * {@link EXISTING_VNET_CHECKS} where its hosts of Azure are in a VNet that exists. In a link of several sites, a result has the name of its site, and each site also has {@link SITE_CHECKS}.
 */
export async function runChecks(lab: Lab, checks: readonly Check[] = CHECKS): Promise<readonly CheckResult[]> {
  if (lab.others.length === 0) return runAtSite(lab, [...checks, ...checksOfExisting(lab)]);
  const results: CheckResult[] = [];
  for (const site of [lab, ...lab.others]) {
    const named = [...checks, ...checksOfExisting(site), ...SITE_CHECKS].map((check) => ofSite(check, siteName(site)));
    results.push(...(await runAtSite(site, named)));
  }
  return results;
}

function checksOfExisting({ link, topology }: Lab): readonly Check[] {
  return [
    ...(link.vpc.isExisting ? EXISTING_VPC_CHECKS : []),
    ...(topology.addresses.azureOther === undefined ? [] : EXISTING_VNET_CHECKS),
  ];
}

/** A check whose results name a site. */
function ofSite(check: Check, site: string): Check {
  return { ...check, id: `${site}/${check.id}`, title: `${site}: ${check.title}` };
}

/** Without a tunnel the rest is `not run`: all would fail for one reason. */
async function runAtSite(lab: Lab, checks: readonly Check[]): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  let blocked = false;
  for (const check of checks) {
    const result: CheckResult = blocked ? notRun(check) : await runCheck(lab, check);
    blocked ||= check.run === tunnelUp.run && result.outcome === 'failed';
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
