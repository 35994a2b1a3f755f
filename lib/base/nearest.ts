import { distance } from 'fastest-levenshtein';

/** A known word, and by how many edits it differs from the one looked for, upper and lower case counting as the same. */
export interface Nearest {
  readonly word: string;
  readonly edits: number;
}

/**
 * The known word that is nearest to `word`; of several, the one nearest in upper and lower case, and then the first.
 * @throws Error when no word is known.
 */
export function nearest(word: string, known: readonly string[]): Nearest {
  const [best] = known
    .map((one) => ({
      word: one,
      edits: distance(word.toLowerCase(), one.toLowerCase()),
      exact: distance(word, one),
    }))
    .sort((a, b) => a.edits - b.edits || a.exact - b.exact);
  if (best === undefined) throw new Error(`there is no known word to compare '${word}' with`);
  return { word: best.word, edits: best.edits };
}
