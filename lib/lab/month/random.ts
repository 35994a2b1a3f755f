import { createHash } from 'node:crypto';

/** A source of numbers in [0, 1) that a seed decides. */
export type Random = () => number;

/** The same seed draws the same numbers with every release of Node. */
export function randomOf(seed: number): Random {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed}:${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}
