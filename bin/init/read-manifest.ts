import { isRecord, recordOf } from '../../lib/base/is-record';
import { UserError } from '../../lib/base/user-error';
import { jsonError } from '../../lib/handoff/json-place';

type Section = Readonly<Record<string, unknown>>;

export const MANIFEST = 'package.json';
const SECTIONS = ['scripts', 'dependencies', 'devDependencies', 'optionalDependencies', 'overrides'] as const;
const LONGEST_VALUE = 60;

/**
 * Returns the content of a package.json in which each section that `init` reads is a mapping.
 * @throws UserError when the text is not JSON or not a mapping, or with a line for each section that is not one
 */
export function readManifest(text: string): Readonly<Record<string, unknown>> {
  const value = parse(text);
  if (!isRecord(value)) {
    throw new UserError([`${MANIFEST} must be a mapping, got ${print(value)}; correct it, or move it away`]);
  }
  const lines = SECTIONS.filter((section) => value[section] !== undefined && !isRecord(value[section])).map(
    (section) => `${MANIFEST} ${section} must be a mapping, got ${print(value[section])}; correct it, or remove it`,
  );
  if (lines.length > 0) throw new UserError(lines);
  return value;
}

/** Returns a section that `readManifest` has checked; empty when it does not exist. */
export function sectionOf(manifest: Section, section: string): Section {
  return recordOf(manifest[section]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line = 1, column = 1 } = jsonError(text) ?? {};
    throw new UserError([`${MANIFEST}:${line}:${column} is not valid JSON from here on; correct it`]);
  }
}

function print(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
