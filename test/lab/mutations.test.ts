import { CHECKS } from '../../lib/lab/checks/run-checks';
import { MUTATION_GROUPS, NEVER_SEEN_RED } from './mutations';

describe('a check of the lab', () => {
  test('fails in a mutation, or is listed with the reason why it cannot', () => {
    const red = MUTATION_GROUPS.flatMap(({ mutations }) => mutations.map((mutation) => mutation.red));

    expect([...new Set([...red, ...Object.keys(NEVER_SEEN_RED)])].sort()).toEqual(CHECKS.map(({ id }) => id).sort());
  });

  test('is not listed as never failing when a mutation makes it fail', () => {
    const red = MUTATION_GROUPS.flatMap(({ mutations }) => mutations.map((mutation) => mutation.red));

    expect(Object.keys(NEVER_SEEN_RED).filter((id) => red.includes(id))).toEqual([]);
  });
});
