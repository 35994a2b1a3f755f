/** `blocker`: the link cannot come up, or would take something from others. `warning`: it works, and something is to know. */
export type Level = 'blocker' | 'warning';

/** Something that can be in the way of a link in a network that exists. */
export interface Obstacle<Look> {
  readonly code: string;
  readonly level: Level;
  /** What is looked at, for the documentation. */
  readonly seen: string;
  readonly remedy: string;
  /** A sentence for each place where it is so, without the remedy. */
  readonly find: (look: Look) => readonly string[];
}

export interface Finding {
  readonly code: string;
  readonly level: Level;
  readonly text: string;
}

/** What of `obstacles` is so, in their order, each with its remedy. */
export function findingsIn<Look>(obstacles: readonly Obstacle<Look>[], look: Look): readonly Finding[] {
  return obstacles.flatMap(({ code, level, remedy, find }) =>
    find(look).map((text) => ({ code, level, text: `${text}; ${remedy}` })),
  );
}
