import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../lib/lab/checks/run-checks';
import { FAULTS_OF } from '../../lib/lab/faults/run-faults';
import { changed, checkIdsOf, expectedFailures, FINDINGS, SCENARIOS } from './scenarios';

const CHECK_IDS = CHECKS.map(({ id }) => id);
const faultIds = (peer: keyof typeof FAULTS_OF): readonly string[] => FAULTS_OF[peer].map(({ id }) => id);

describe('the scenarios of the examples', () => {
  test('inject every fault exactly once with strongSwan as the gateway', () => {
    const injected = SCENARIOS.filter(({ peer }) => peer === 'strongswan').flatMap(({ faults }) => faults);

    expect([...injected].sort()).toEqual([...faultIds('strongswan')].sort());
  });

  test.each(['libreswan', 'scripted'] as const)('inject every fault of the gateway %s', (kind) => {
    const injected = SCENARIOS.filter(({ peer }) => peer === kind).flatMap(({ faults }) => faults);

    expect([...new Set(injected)].sort()).toEqual([...faultIds(kind)].sort());
  });

  test.each(FINDINGS)('inject the faults of the finding %s that the page of the lab names', (finding) => {
    const { faults } = findingOnPage(finding);
    const injected = SCENARIOS.flatMap((scenario) => scenario.faults);

    expect(faults).not.toEqual([]);
    expect(faults.filter((id) => !injected.includes(id))).toEqual([]);
  });

  test.each(FINDINGS)(
    'have an expected failure of the finding %s exactly if the page of the lab says so',
    (finding) => {
      const { faults, today } = findingOnPage(finding);
      const reds = SCENARIOS.flatMap((scenario) => Object.keys(scenario.reds[finding] ?? {}));

      const varying = SCENARIOS.flatMap((scenario) => scenario.varies[finding] ?? []);

      expect([...reds, ...varying].filter((id) => !faults.includes(id))).toEqual([]);
      expect(today).toBe(reds.length > 0 ? 'fails' : varying.length > 0 ? 'varies' : 'passes');
    },
  );

  test('run each example unchanged, with all checks', () => {
    const whole = SCENARIOS.filter(
      ({ peer, change, checks, fails }) =>
        peer === 'strongswan' && checks === undefined && [change, fails].every(isEmpty),
    );

    expect(new Set(whole.map(({ example }) => example))).toEqual(new Set(SCENARIOS.map(({ example }) => example)));
  });

  test.each(SCENARIOS)('$example, "$intent", names only checks and faults that exist and are run', (scenario) => {
    const { checks = CHECK_IDS, faults, peer, expect: passing, varies } = scenario;
    const fails = expectedFailures(scenario);
    const run = [...checkIdsOf(scenario), ...faults];

    expect(checks.filter((id) => !CHECK_IDS.includes(id))).toEqual([]);
    expect(faults.filter((id) => !faultIds(peer).includes(id))).toEqual([]);
    const named = [...Object.keys(passing), ...Object.keys(fails), ...Object.values(varies).flat()];
    expect(named.filter((id) => !run.includes(id))).toEqual([]);
  });

  test.each(SCENARIOS.filter(({ change }) => change.length > 0))(
    '$example, "$intent", changes a rendered file',
    (one) => {
      for (const change of one.change) {
        const rendered = readFileSync(join(__dirname, '../../examples', one.example, 'expected', change.file), 'utf8');

        expect(changed(rendered, change)).not.toBe(rendered);
      }
    },
  );
});

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

const PAGE = readFileSync(join(__dirname, '../../docs/reference/lab.md'), 'utf8');

/** The faults of a finding, and what the router does with them today, as the page of the lab has it. */
function findingOnPage(finding: string): { readonly faults: readonly string[]; readonly today: string } {
  const row = PAGE.split('\n').find((line) => line.startsWith(`| ${finding} `)) ?? '';
  const cells = row.split('|').map((cell) => cell.trim());
  return { faults: [...(cells[4] ?? '').matchAll(/`([^`]+)`/g)].map(([, id = '']) => id), today: cells[5] ?? '' };
}
