import { CHECKS } from '../../lib/lab/checks/run-checks';
import { EXISTING_VNET_CHECKS, EXISTING_VPC_CHECKS } from '../../lib/lab/checks/others';
import { SITE_CHECKS } from '../../lib/lab/checks/sites';
import { MUTATION_GROUPS, NEVER_SEEN_RED, redsOf } from './mutations';

const ALL = [...CHECKS, ...EXISTING_VPC_CHECKS, ...EXISTING_VNET_CHECKS, ...SITE_CHECKS].map(({ id }) => id);

describe('a check of the lab', () => {
  test('fails in a mutation, or is listed with the reason why it cannot', () => {
    const red = MUTATION_GROUPS.flatMap(({ mutations }) => mutations.flatMap(redsOf));

    expect([...new Set([...red, ...Object.keys(NEVER_SEEN_RED)])].sort()).toEqual([...ALL].sort());
  });

  test('is not listed as never failing when a mutation makes it fail', () => {
    const red = MUTATION_GROUPS.flatMap(({ mutations }) => mutations.flatMap(redsOf));

    expect(Object.keys(NEVER_SEEN_RED).filter((id) => red.includes(id))).toEqual([]);
  });
});
