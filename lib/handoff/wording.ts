import type { z } from 'zod';

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
  const place = places[path.join('.')] ?? (first === undefined ? [] : [names[first] ?? first, ...rest]).join('.');
  return { place: oneLine(place), rule: ruleOf(issue) };
}

/** Returns up to four names in a file that is not the expected one, and the number of the others. */
export function someNames(file: object): string {
  const names = Object.keys(file);
  const shown = names.slice(0, SHOWN_NAMES).map(oneLine).join(', ');
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown;
}

const SHOWN_NAMES = 4;
const LONGEST_NAME = 60;

/** Returns a name from a file, cut at 60 characters and with `?` for what is not printable ASCII. */
export function oneLine(text: string): string {
  return text.slice(0, LONGEST_NAME).replace(/[^\x20-\x7e]/g, '?');
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'is not a known field';
  if (issue.code === 'too_small') return 'must not be empty';
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
  return issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  string: 'a string',
  object: 'an object',
  record: 'an object',
};
