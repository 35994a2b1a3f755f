import type { ProblemCode } from './problem-codes';

/** Where a value is in the config: keys and list indexes from the top. */
export type ConfigPath = readonly (string | number)[];

/** One problem of a config, in terms of its field. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: ConfigPath;
  /** Whether the problem is about the key at the end of the path, and not about its value. @default false */
  readonly aboutKey?: boolean;
  readonly rule: string;
  /** The offending value; absent when the problem is a missing one. */
  readonly value?: unknown;
  readonly remedy: string;
}

/** A problem with its place in the file, both counted from one. */
export interface LocatedProblem extends Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A problem of the text itself, at an offset of it. */
export interface TextError {
  readonly problem: Problem;
  readonly offset: number;
}
