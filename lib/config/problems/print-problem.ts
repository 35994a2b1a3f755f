import type { ConfigPath, LocatedProblem, Problem } from './problem';
import { visible } from '../../base/visible';
import { looksSecret } from './secrets';

const LONGEST_VALUE = 60;
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** One line: place, field, rule, value, remedy. Nothing that may be a secret is in it. */
export function printProblem(problem: LocatedProblem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  return `${place} ${printSentence(problem)} [${problem.code}]`;
}

/** One line without a place, for what is in no file: field, rule, value, remedy. */
export function printSentence({ path, rule, value, remedy }: Omit<Problem, 'code'>): string {
  const field = path.length === 0 ? '' : `${printPath(path)} `;
  const got = value === undefined ? '' : `, got ${printValue(value, path)}`;
  return `${field}${rule}${got}; ${remedy}`;
}

/** Problems that are printed of one file: nobody reads more, and a file can have a hundred thousand. */
const MOST_LINES = 100;

/** A line for each problem of a file; behind the hundredth, one with the number of the others. */
export function printProblems(problems: readonly LocatedProblem[]): readonly string[] {
  const lines = problems.slice(0, MOST_LINES).map(printProblem);
  const [first] = problems;
  const rest = problems.length - lines.length;
  return first === undefined || rest === 0
    ? lines
    : [...lines, `${first.file} has ${rest} more problems; fix these first`];
}

/** `aws.vpc.cidrs[0]`; a key that is not a plain word is in brackets, as in `tags["cost center"]`. */
export function printPath(path: ConfigPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!PLAIN_KEY.test(step)) return `${text}[${printText(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** A string in quotes, on one line whatever it contains. */
function printText(text: string): string {
  const short = text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
  return visible(JSON.stringify(short));
}

function printValue(value: unknown, path: ConfigPath): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'object') return 'a mapping';
  if (path.some((step) => looksSecret(String(step)))) return 'a value that is not shown, because it may be a secret';
  if (typeof value !== 'string') return String(value);
  return looksSecret(value) ? 'a string that is not shown, because it may be a secret' : printText(value);
}
