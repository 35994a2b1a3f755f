import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runWork } from './guest/run-work';
import type { ResultOf } from './guest/works';
import { changed, checkIdsOf, expectedFailures, type Scenario } from './scenarios';

export function titleOf({ example, intent }: Scenario): string {
  return `has the results that the scenario of examples/${example} expects: ${intent}`;
}

/** Runs a scenario in the lab, with the probes of the matrix where they are asked for. */
export function runScenario(scenario: Scenario, kernel: 'uml' | 'vm', probed: boolean): Promise<ResultOf<'scenario'>> {
  const { example, checks, faults, peer } = scenario;
  const change = (outDir: string): void => applyChanges(scenario, outDir);
  return runWork({ example, kernel, change, peer }, 'scenario', { checks, faults, peer, probed });
}

/** Fails unless the checks and faults of a scenario ended as it says. */
export function expectResults(scenario: Scenario, { checks, faults, sas }: ResultOf<'scenario'>): void {
  const { expect: passing } = scenario;
  const fails = expectedFailures(scenario);
  const results = [...checks, ...faults];
  const varying = Object.values(scenario.varies).flat();
  const failed = results
    .filter(({ id, outcome }) => outcome !== 'passed' && !varying.includes(id))
    .map(({ id, detail }) => [id, detail]);
  const expected = Object.entries(fails).map(([id, detail]) => [id, expect.stringContaining(detail)]);
  expect(Object.fromEntries(failed)).toEqual(Object.fromEntries(expected));
  expect(results).toHaveLength(checkIdsOf(scenario).length + scenario.faults.length);
  for (const [id, detail] of Object.entries(passing)) {
    expect(`${id}: ${results.find((result) => result.id === id)?.detail}`).toContain(detail);
  }
  if (!('tunnel-up' in fails)) expect(sas).toContain('TUNNEL-in-UDP');
}

/** Applies the edits of a scenario to the output of `synth`. */
function applyChanges(scenario: Scenario, outDir: string): void {
  for (const change of scenario.change) {
    const path = join(outDir, change.file);
    writeFileSync(path, changed(readFileSync(path, 'utf8'), change));
  }
}
