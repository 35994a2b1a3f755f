import type { ConfigPath } from './problems/problem';
import { configSchema, type Config } from './schema/config';
import { pathOf, valueAt } from './schema/issues';
import { standInAt } from './schema/stand-in';

/** A config that fits the schema, and the paths whose values were replaced or left out to make it so. */
export interface Repaired {
  readonly config: Config;
  readonly repaired: readonly ConfigPath[];
}

/** The first pass removes everything invalid; the second confirms it. */
const MOST_PASSES = 3;

/**
 * Replaces invalid values, so that one of them does not hide problems between the valid ones. Returns undefined when
 * the data cannot be repaired.
 */
export function repair(data: unknown): Repaired | undefined {
  const copy = structuredClone(data);
  const repaired: ConfigPath[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const parsed = configSchema.safeParse(copy);
    if (parsed.success) return { config: parsed.data, repaired };
    for (const issue of parsed.error.issues) {
      const path = pathOf(issue);
      if (issue.code === 'unrecognized_keys') issue.keys.forEach((key) => take(copy, [...path, key]));
      else if (path[0] === 'tags' && path.length === 2) replaceTag(copy, path, `stand-in-${repaired.length}`);
      else if (issue.code === 'invalid_key') take(copy, path);
      else repaired.push(replace(copy, path));
    }
  }
  return undefined;
}

function replace(data: unknown, path: ConfigPath): ConfigPath {
  const standIn = standInAt(configSchema, path);
  if (standIn === undefined) take(data, path);
  else holderOf(data, path, (holder, step) => (holder[step] = standIn));
  return path;
}

/** Under a name and with a value that fit, so that the tags can still be counted. */
function replaceTag(data: unknown, path: ConfigPath, name: string): void {
  if (valueAt(data, path) === undefined) return;
  take(data, path);
  holderOf(data, [...path.slice(0, -1), name], (holder, step) => (holder[step] = ''));
}

function take(data: unknown, path: ConfigPath): void {
  holderOf(data, path, (holder, step) => delete holder[step]);
}

function holderOf(
  data: unknown,
  path: ConfigPath,
  change: (holder: Record<string | number, unknown>, step: string | number) => void,
): void {
  const holder = valueAt(data, path.slice(0, -1));
  const step = path.at(-1);
  if (typeof holder === 'object' && holder !== null && step !== undefined)
    change(holder as Record<string | number, unknown>, step);
}
