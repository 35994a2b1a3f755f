import type { Need } from '../fixtures/needs';

/** The part of jest's results that is read. */
interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/**
 * Skipped tests that should have run, one line each, in jest's results.
 * @param optional - what CI may be without; all other needs must be met there
 */
export function skipsThatNeedAnAnswer(results: unknown, optional: readonly Need[]): readonly string[] {
  return (results as Results).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'todo' || status === 'disabled')
      .flatMap(({ fullName }) => problemOf(fullName, optional).map((problem) => `${name}: ${fullName}: ${problem}`)),
  );
}

function problemOf(title: string, optional: readonly Need[]): readonly string[] {
  if (!title.includes(': skipped, ')) return ['is skipped, and does not say why'];
  const need = optional.find(({ what }) => title.includes(`: skipped, ${what} is not here`));
  if (need === undefined) return ['CI must have what it needs'];
  return need.isMet() ? [`${need.what} is there, and the test was skipped`] : [];
}
