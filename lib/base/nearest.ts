import { distance } from 'fastest-levenshtein';

/** A known word and its edit distance from the given one, ignoring case. */
export interface Nearest {
  readonly word: string;
  readonly edits: number;
}

/**
 * The known word with the smallest edit distance from `word`; of several, the closest in case, then the first.
 * @throws Error without known words
 */
export function nearest(word: string, known: readonly string[]): Nearest {
  const [best] = known
    .map((one) => ({
      word: one,
      edits: distance(word.toLowerCase(), one.toLowerCase()),
      exact: distance(word, one),
    }))
    .sort((a, b) => a.edits - b.edits || a.exact - b.exact);
  if (best === undefined) throw new Error(`no known words to compare '${word}' with`);
  return { word: best.word, edits: best.edits };
}
