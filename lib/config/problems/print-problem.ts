import type { ConfigPath, LocatedProblem } from './problem';
import { looksSecret } from './secrets';

const LONGEST_VALUE = 60;
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/** Controls, formats and separators: what could break the line, or lie about it on a terminal. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** One line: place, field, rule, value, remedy. Nothing that may be a secret is in it. */
export function printProblem(problem: LocatedProblem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const field = problem.path.length === 0 ? '' : ` ${printPath(problem.path)}`;
  const got = problem.value === undefined ? '' : `, got ${printValue(problem.value, problem.path)}`;
  return `${place}${field} ${problem.rule}${got}; ${problem.remedy} [${problem.code}]`;
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
  return JSON.stringify(short).replace(
    UNPRINTABLE,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function printValue(value: unknown, path: ConfigPath): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (path.some((step) => looksSecret(String(step)))) return 'a value that is not shown, because it may be a secret';
  if (typeof value !== 'string') return String(value);
  return looksSecret(value) ? 'a string that is not shown, because it may be a secret' : printText(value);
}
