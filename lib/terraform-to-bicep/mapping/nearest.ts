import { closest, distance } from 'fastest-levenshtein';

/** The known word closest to a misspelled one; `undefined` when none is close. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const best = known.length === 0 ? undefined : closest(word, known);
  return best !== undefined && distance(word, best) <= Math.max(1, Math.floor(word.length / 4)) ? best : undefined;
}
