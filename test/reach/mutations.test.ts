import { reachFindings, type Cell, type ReachMatrix } from '../../lib/reach';
import { MUTATIONS } from './mutations';
import { filesOf, intentOf, matrixOf } from './rendered';

/** The cells that differ, one line for each pair and change. */
function changesBetween(before: ReachMatrix, after: ReachMatrix): readonly string[] {
  const label = (id: string): string => after.endpoints.find((each) => each.id === id)?.label ?? id;
  const key = ({ from, to, protocol }: Cell): string => [from, to, protocol].join();
  const outcomes = new Map(before.cells.map((cell) => [key(cell), cell.outcome]));
  const lines = new Map<string, string[]>();
  for (const cell of after.cells) {
    const was = outcomes.get(key(cell));
    if (was === cell.outcome) continue;
    const line = `${label(cell.from)} to ${label(cell.to)}: ${was} becomes ${cell.outcome}`;
    lines.set(line, [...(lines.get(line) ?? []), cell.protocol]);
  }
  return [...lines].map(([line, protocols]) => {
    return `${line}: ${protocols.length === after.protocols.length ? 'all' : protocols.join(' ')}`;
  });
}

describe.each(MUTATIONS)('$what', ({ example, edit, changes, findings }) => {
  const mutated = matrixOf(filesOf(example, edit));

  test('changes exactly the cells that depend on it', () => {
    expect(changesBetween(matrixOf(filesOf(example)), mutated)).toEqual(changes);
  });

  test('is found, with the rule that admits or denies', () => {
    expect(reachFindings(mutated, intentOf(example)).map(({ text }) => text)).toEqual(findings);
  });
});
