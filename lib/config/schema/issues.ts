import type { z } from 'zod';
import { nearest } from '../../base/nearest';
import { holderSchema, type JsonSchema } from './json-schema';
import type { ConfigPath, Problem } from '../problems/problem';
import { looksSecret } from '../problems/secrets';

/** Gives what the JSON Schema says of the value at a path, or undefined where any value goes. */
export type SchemaAt = (path: ConfigPath) => JsonSchema | undefined;

type Issue = z.core.$ZodIssue;

/**
 * Returns the problems that one schema issue contains.
 * @throws Error when the issue is of a kind that the schema has no rule for, which is a bug
 */
export function problemsOf(issue: Issue, data: unknown, schemaAt: SchemaAt): readonly Problem[] {
  const path = pathOf(issue);
  const value = valueAt(data, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        unknownKey(path, key, Object.keys(holderSchema(schemaAt(path) ?? {}).properties ?? {})),
      );
    case 'invalid_type':
      return [wrongType(path, schemaAt(path), issue.expected, value)];
    case 'invalid_value':
      return [notListed(path, issue.values.map(String), value)];
    case 'too_small':
    case 'too_big':
      return isMeasurable(value) ? [outOfRange(path, schemaAt(path) ?? {}, value)] : [];
    case 'invalid_union':
      return problemsOfUnion(issue.errors, path, value, (inner) =>
        problemsOf({ ...inner, path: [...path, ...inner.path] }, data, schemaAt),
      );
    case 'invalid_key':
      return issue.issues.flatMap((inner) => {
        const problems = problemsOf({ ...inner, path: [] }, path.at(-1), schemaAt);
        return problems.map((problem) => ({ ...problem, path, aboutKey: true, value: undefined }));
      });
    case 'custom':
      return [{ ...ownRule(issue.params), path, value }];
    default:
      throw new Error(`no words for the schema issue ${issue.code}`);
  }
}

/** The path of an issue; symbols never occur in YAML. */
export function pathOf(issue: Pick<Issue, 'path'>): ConfigPath {
  return issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

/** The problems of the form that the value has; a value of no form is of the wrong type. */
function problemsOfUnion(
  forms: readonly (readonly Issue[])[],
  path: ConfigPath,
  value: unknown,
  problems: (issue: Issue) => readonly Problem[],
): readonly Problem[] {
  const meant = forms.find((issues) => !issues.some((issue) => issue.path.length === 0 && isOfForm(issue)));
  if (meant !== undefined) return meant.flatMap(problems);
  const types = forms.flatMap((issues) =>
    issues.flatMap((issue) => (issue.code === 'invalid_type' ? (TYPE_NAMES[issue.expected] ?? issue.expected) : [])),
  );
  const type = types.join(' or ');
  const remedy = types.includes(STRING) && isScalar(value) ? QUOTE : `write ${type}`;
  return [{ code: 'type', path, rule: `must be ${type}`, value, remedy }];
}

/** Whether an issue says that a value has another form altogether. */
function isOfForm({ code }: Issue): boolean {
  return code === 'invalid_type' || code === 'invalid_value';
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
}

function ownRule(params: Issue extends { params?: infer P } ? P : Record<string, unknown> | undefined) {
  const { code, rule, remedy } = params as Pick<Problem, 'code' | 'rule' | 'remedy'>;
  return { code, rule, remedy };
}

function unknownKey(path: ConfigPath, key: string, known: readonly string[]): Problem {
  const remedy = looksSecret(key)
    ? 'remove it, and renew the secret if the file was shared; the shared key is generated in AWS Secrets Manager'
    : `${keyRemedy(key, known)}; docs/reference/configuration.md lists them all`;
  return {
    code: 'unknown-key',
    path: [...path, key],
    aboutKey: true,
    rule: 'is not a key of the configuration',
    remedy,
  };
}

/** YAML 1.1's key that copies another mapping. */
const MERGE_KEY = '<<';

function keyRemedy(key: string, known: readonly string[]): string {
  if (key === MERGE_KEY) return 'write the keys themselves, as mappings cannot be merged';
  const { word, edits } = nearest(key, known);
  const foreign = [...key].filter((letter) => letter > '\u007f').length;
  return foreign > 0 && edits <= foreign
    ? `type '${word}' in Latin letters, as some of these only look like them`
    : `the nearest key is '${word}'`;
}

const STRING = 'a string';
const QUOTE = 'put it in quotes';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  string: STRING,
};

function wrongType(path: ConfigPath, schema: JsonSchema | undefined, expected: string, value: unknown): Problem {
  const type = TYPE_NAMES[schema?.type ?? expected] ?? expected;
  if (value === undefined) return { code: 'missing', path, rule: 'is missing', remedy: `add it as ${type}` };
  return {
    code: 'type',
    path,
    rule: `must be ${type}`,
    value,
    remedy: typeRemedy(schema?.type ?? expected, type, value),
  };
}

function typeRemedy(expected: string, type: string, value: unknown): string {
  if (expected === 'string' && isScalar(value)) return QUOTE;
  if (expected === 'integer' && typeof value === 'string' && /^\d+$/.test(value)) return 'remove the quotes';
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return 'remove the quotes';
  return `write ${type}`;
}

function notListed(path: ConfigPath, values: readonly string[], value: unknown): Problem {
  const list = values.join(', ');
  if (value === undefined) return { code: 'missing', path, rule: 'is missing', remedy: `add it as one of ${list}` };
  return { code: 'choice', path, rule: `must be one of ${list}`, value, remedy: choiceRemedy(values, value) };
}

function choiceRemedy(values: readonly string[], value: unknown): string {
  if (typeof value === 'string') return nearestOf(value, values);
  return values.includes(String(value)) ? QUOTE : 'write one of these';
}

/** Names the nearest value, unless it has little in common with what was written. */
function nearestOf(value: string, values: readonly string[]): string {
  const { word, edits } = nearest(value, values);
  return edits * 2 > word.length ? 'write one of these' : `the nearest is ${word}`;
}

/** A value of the wrong type may also violate a length; its type is reported already. */
function isMeasurable(value: unknown): value is number | readonly unknown[] {
  return typeof value === 'number' || Array.isArray(value);
}

function outOfRange(path: ConfigPath, schema: JsonSchema, value: number | readonly unknown[]): Problem {
  const count = typeof value === 'number' ? undefined : value.length;
  if (count === undefined) {
    const rule = `must be a whole number from ${schema.minimum} to ${schema.maximum}`;
    return { code: 'range', path, rule, value, remedy: 'choose a number in this range' };
  }
  const remedy = count < (schema.minItems ?? 0) ? 'add one, or leave the key out' : 'remove some';
  return {
    code: 'length',
    path,
    rule: `must be a list of ${schema.minItems ?? 0} to ${schema.maxItems} items`,
    value: count,
    remedy,
  };
}

/** The value at a path, or undefined where the path leaves the data. */
export function valueAt(data: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (node, step) => (isHolder(node) && Object.hasOwn(node, step) ? node[step] : undefined),
    data,
  );
}

function isHolder(node: unknown): node is Readonly<Record<string | number, unknown>> {
  return typeof node === 'object' && node !== null;
}
