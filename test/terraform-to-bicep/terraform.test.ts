import { TRANSLATED } from '../../lib/terraform-to-bicep/translate/functions';
import { type Compiler, startCompiler } from './support/compiler';
import { judge, type Verdict } from './support/expression-judge';
import { anyQuestion, CALLS, everyCall, random } from './support/expressions';
import { BICEP_AND_TERRAFORM } from './support/judge-needs';
import { POSITIONS } from './support/positions';
import { testWhere } from './support/optional';

const SECONDS = 1000;
/** `EXPRESSION_SEED=7 npx jest test/terraform-to-bicep/terraform` tests other expressions. */
const SEED = Number(process.env.EXPRESSION_SEED ?? 19);
/** Number of random expressions. */
const COUNT = Number(process.env.EXPRESSION_COUNT ?? 1500);

let compiler: Compiler;
beforeAll(() => {
  if (BICEP_AND_TERRAFORM.isMet()) compiler = startCompiler();
});
afterAll(() => {
  if (BICEP_AND_TERRAFORM.isMet()) compiler.stop();
});

/** Expressions with another value or type that are not rejected, one line each. */
function wrong(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts
    .filter(({ outcome }) => outcome !== 'same' && outcome !== 'refused')
    .map(({ outcome, expression, position, detail }) => `${outcome}: ${expression} as ${position}: ${detail}`);
}

function countOf(verdicts: readonly Verdict[], outcome: Verdict['outcome']): number {
  return verdicts.filter((each) => each.outcome === outcome).length;
}

test('every translated function is tested', () => {
  expect(TRANSLATED.filter((name) => CALLS[name] === undefined)).toEqual([]);
});

describe('Terraform and Azure give the same value', () => {
  testWhere(
    BICEP_AND_TERRAFORM,
    'for every translated function with every class of value at every position, or the emitter rejects it; no function is always rejected',
    async () => {
      const verdicts = await judge(everyCall(), compiler);
      expect(wrong(verdicts)).toEqual([]);
      const functions = Object.keys(CALLS);
      const same = verdicts.filter(({ outcome }) => outcome === 'same');
      expect(functions.filter((name) => !same.some(({ of }) => of === name))).toEqual([]);
      const asked = new Set(verdicts.map(({ position }) => position));
      expect(POSITIONS.filter(({ name }) => !asked.has(name))).toEqual([]);
      expect(countOf(verdicts, 'refused')).toBeLessThan(verdicts.length / 10);
    },
    300 * SECONDS,
  );

  testWhere(
    BICEP_AND_TERRAFORM,
    'for random expressions, or the emitter rejects them; at most one in ten',
    async () => {
      const pick = random(SEED);
      const verdicts = await judge(
        Array.from({ length: COUNT }, () => anyQuestion(pick)),
        compiler,
      );
      expect(wrong(verdicts)).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(COUNT / 2);
      expect(countOf(verdicts, 'refused')).toBeLessThan(verdicts.length / 10);
    },
    300 * SECONDS,
  );
});
