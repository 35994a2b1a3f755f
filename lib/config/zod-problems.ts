import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { ConfigPath, Problem } from './problem';

/** Gives the keys that the schema knows at a path; used to name the nearest one. */
export type KnownKeys = (path: ConfigPath) => readonly string[];

type Issue = z.core.$ZodIssue;

/** The problems that one schema issue stands for. */
export function problemsOf(issue: Issue, data: unknown, knownKeys: KnownKeys): readonly Problem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const value = valueAt(data, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, knownKeys(path)));
    case 'invalid_type':
      return [wrongType(path, issue.expected, value)];
    case 'invalid_value':
      return [notListed(path, issue.values.map(String), value)];
    case 'too_small':
    case 'too_big':
      return [outOfRange(issue, path, value)];
    case 'invalid_key':
      return issue.issues.flatMap((inner) =>
        problemsOf({ ...inner, path: [] } as Issue, path.at(-1), knownKeys).map((problem) => ({ ...problem, path })),
      );
    case 'custom':
      return [{ ...ownRule(issue.params), path, value }];
    default:
      return [{ code: issue.code, path, rule: 'must fit the schema', value, remedy: 'see docs/configuration.md' }];
  }
}

function ownRule(params: Issue extends { params?: infer P } ? P : Record<string, unknown> | undefined) {
  const { code, rule, remedy } = params as Pick<Problem, 'code' | 'rule' | 'remedy'>;
  return { code, rule, remedy };
}

function unknownKey(path: ConfigPath, key: string, known: readonly string[]): Problem {
  const nearest = known.length > 0 ? closest(key, [...known]) : undefined;
  return {
    code: 'unknown-key',
    path: [...path, key],
    rule: 'is not a key of the configuration',
    remedy:
      nearest === undefined ? 'remove it' : `the nearest key is '${nearest}'; docs/configuration.md lists them all`,
  };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  string: 'a text',
};

function wrongType(path: ConfigPath, expected: string, value: unknown): Problem {
  const type = TYPE_NAMES[expected] ?? expected;
  if (value === undefined) {
    return { code: 'missing', path, rule: 'is missing', remedy: `add it as ${type}` };
  }
  const quoted = expected === 'string' && typeof value === 'number' ? ' in quotes' : '';
  return { code: 'type', path, rule: `must be ${type}`, value, remedy: `write ${type}${quoted}` };
}

function notListed(path: ConfigPath, values: readonly string[], value: unknown): Problem {
  const list = values.join(', ');
  if (value === undefined) return { code: 'missing', path, rule: 'is missing', remedy: `add it as one of ${list}` };
  const nearest = typeof value === 'string' ? `write ${closest(value, [...values])}` : 'write one of these, in quotes';
  return { code: 'choice', path, rule: `must be one of ${list}`, value, remedy: nearest };
}

function outOfRange(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  path: ConfigPath,
  value: unknown,
): Problem {
  const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  const list = issue.origin === 'array';
  return {
    code: 'range',
    path,
    rule: list ? `must have ${bound} items` : `must be ${bound}`,
    value: list ? undefined : value,
    remedy: list ? 'change the number of items' : 'choose a number inside the range in docs/configuration.md',
  };
}

/** The value at a path, or undefined where the path leaves the data. */
export function valueAt(data: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined,
    data,
  );
}
