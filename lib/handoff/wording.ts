import type { z } from 'zod';
import { isRecord } from '../base/is-record';
import { ownValue } from '../base/own-value';

/** The place of an invalid value and the rule that it violates, for an error message of one line. */
export interface Broken {
  readonly place: string;
  readonly rule: string;
}

/**
 * Returns the first error of a schema. Names are cut at 60 characters.
 * @param names names of its members in the file, where they differ
 * @param places names of whole paths in the file, where they differ
 */
export function firstBroken(
  { issues: [issue] }: z.ZodError,
  names: Readonly<Record<string, string>> = {},
  places: Readonly<Record<string, string>> = {},
): Broken {
  if (issue === undefined) return { place: '', rule: 'is not valid' };
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  const [first, ...rest] = path.map(String);
  const place =
    ownValue(places, path.join('.')) ??
    (first === undefined ? [] : [ownValue(names, first) ?? first, ...rest]).join('.');
  return { place: oneLine(place), rule: ruleOf(issue) };
}

/** The member that every object inherits by this name; a schema leaves one of a file out without an error. */
const PROTOTYPE = '__proto__';

/** Returns the first member of a file that its schema leaves out; undefined when it has none. */
export function droppedMember(document: unknown, path: readonly string[] = []): Broken | undefined {
  if (!isRecord(document)) return undefined;
  for (const [name, child] of Object.entries(document)) {
    const place = [...path, name];
    if (name === PROTOTYPE) return { place: oneLine(place.join('.')), rule: UNKNOWN };
    const below = droppedMember(child, place);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** Returns up to four names in a file that is not the expected one, and the number of the others. */
export function someNames(file: object): string {
  const names = Object.keys(file);
  const shown = names.slice(0, SHOWN_NAMES).map(oneLine).join(', ');
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown;
}

const UNKNOWN = 'is not a known field';
const SHOWN_NAMES = 4;
const LONGEST_NAME = 60;

/** Returns a name from a file, cut at 60 characters and with `?` for what is not printable ASCII. */
export function oneLine(text: string): string {
  return text.slice(0, LONGEST_NAME).replace(/[^\x20-\x7e]/g, '?');
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return UNKNOWN;
  if (issue.code === 'too_small') return 'must not be empty';
  if (issue.code === 'invalid_value') return `must be ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'invalid_key') return issue.issues.map(ruleOf).join(' and ');
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is missing' : `must be ${ownValue(KINDS, issue.expected) ?? issue.expected}`;
  return issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  string: 'a string',
  object: 'an object',
  record: 'an object',
};
