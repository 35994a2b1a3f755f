import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../lib/lab/checks/run-checks';
import { FAULTS_OF } from '../../lib/lab/faults/run-faults';
import { changed, SCENARIOS } from './scenarios';

const CHECK_IDS = CHECKS.map(({ id }) => id);
const faultIds = (peer: keyof typeof FAULTS_OF): readonly string[] => FAULTS_OF[peer].map(({ id }) => id);

describe('the scenarios of the examples', () => {
  test('inject every fault exactly once with strongSwan as the gateway', () => {
    const injected = SCENARIOS.filter(({ peer }) => peer === 'strongswan').flatMap(({ faults }) => faults);

    expect([...injected].sort()).toEqual([...faultIds('strongswan')].sort());
  });

  test('run each example unchanged, with all checks', () => {
    const whole = SCENARIOS.filter(
      ({ change, checks, fails }) => checks === undefined && [change, fails].every(isEmpty),
    );

    expect(new Set(whole.map(({ example }) => example))).toEqual(new Set(SCENARIOS.map(({ example }) => example)));
  });

  test.each(SCENARIOS)('$example, "$intent", names only checks and faults that exist and are run', (scenario) => {
    const { checks = CHECK_IDS, faults, peer, expect: passing, fails } = scenario;
    const run = [...checks, ...faults];

    expect(checks.filter((id) => !CHECK_IDS.includes(id))).toEqual([]);
    expect(faults.filter((id) => !faultIds(peer).includes(id))).toEqual([]);
    expect([...Object.keys(passing), ...Object.keys(fails)].filter((id) => !run.includes(id))).toEqual([]);
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
