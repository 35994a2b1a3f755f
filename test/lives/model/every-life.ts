import fc from 'fast-check';
import { downToEnd, followToEnd, live, steps, upToEnd, type Sharing, type Step } from './life';
import { LIVES_SEED } from '../seed';

/** Draws lives; a failing one is shrunk, and its seed is printed. */
function everyLife(runs: number, holds: (life: readonly Step[]) => object): void {
  fc.assert(
    fc.property(steps, (life) => {
      expect(holds(life)).toEqual({});
    }),
    { numRuns: runs, ...(LIVES_SEED === undefined ? {} : { seed: LIVES_SEED }) },
  );
}

/** What is wrong by the name of the promise, without the promises that are kept. */
function broken(promises: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(promises).filter(([, problem]) => problem !== undefined));
}

/** Returns what does not hold at the end of a life, as it was lived: nothing, where all does. */
export function endOf(life: readonly Step[], sharing: Sharing): object {
  const { world, problems } = live(life, sharing);
  return broken({
    'green and broken': problems.length === 0 ? undefined : problems.join('\n'),
    'by what is printed': followToEnd(world, world.last ?? 0),
    'by up': upToEnd(world, 0),
    'by down': downToEnd(world, 0, false),
    'by destroying': downToEnd(world, world.last ?? 0, true),
  });
}

/** Tests of so many lives, by what their checkouts share. */
export function testLives(lives: number): void {
  test.each<readonly [Sharing, number]>([
    ['alone', 0.4],
    ['synced', 0.3],
  ])('%s: no green command leaves a broken link as deployed, and every way ends', (sharing, share) => {
    everyLife(Math.round(lives * share), (life) => endOf(life, sharing));
  });

  test('stale: up and down end from every checkout, however old its hand-off', () => {
    everyLife(Math.round(lives * 0.3), (life) => {
      const { world } = live(life, 'stale');
      return broken({
        'by up': world.checkouts.map((_, index) => upToEnd(world, index)).find((problem) => problem !== undefined),
        'by down': downToEnd(world, world.checkouts.length - 1, false),
      });
    });
  });
}
