/** Where a value stands in the config: keys and list indexes from the top. */
export type ConfigPath = readonly (string | number)[];

/** One thing wrong with a config, told in terms of its field. */
export interface Problem {
  /** Short stable name of the rule. */
  readonly code: string;
  readonly path: ConfigPath;
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

const LONGEST_VALUE = 60;

/** `aws.vpc.cidrs[0]`. */
export function printPath(path: ConfigPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** One line: place, field, rule, value, remedy. */
export function printProblem(problem: LocatedProblem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const field = problem.path.length === 0 ? '' : ` ${printPath(problem.path)}`;
  const got = problem.value === undefined ? '' : `, got ${printValue(problem.value)}`;
  return `${place}${field} ${problem.rule}${got}; ${problem.remedy} [${problem.code}]`;
}

function printValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
