import type { ConfigPath } from './problem';
import { configSchema, type Config } from './schema';
import { valueAt } from './zod-problems';

/** Stand-ins for the required texts, only so that the rules between the other fields can still be looked at. */
const STAND_INS: Readonly<Record<string, string>> = {
  name: 'stand-in',
  'aws.region': 'us-west-2',
  'azure.location': 'westus2',
};

/** A config that fits the schema, and the paths that were taken out or filled in to make it so. */
export interface Repaired {
  readonly config: Config;
  readonly repaired: readonly ConfigPath[];
}

/** Each pass takes out what the schema refused; a deep fault may surface only in the next pass. */
const MOST_PASSES = 5;

/** Drops what the schema refuses, so that one bad value does not hide problems between the good ones. */
export function repair(data: unknown): Repaired | undefined {
  const copy = structuredClone(data);
  const repaired: ConfigPath[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const parsed = configSchema.safeParse(copy);
    if (parsed.success) return { config: parsed.data, repaired };
    for (const issue of parsed.error.issues) {
      const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
      if (keys !== undefined) keys.forEach((key) => take(copy, [...path, key]));
      else repaired.push(...replace(copy, path));
    }
  }
  return undefined;
}

function replace(data: unknown, path: ConfigPath): readonly ConfigPath[] {
  const standIn = STAND_INS[path.join('.')];
  if (standIn !== undefined) put(data, path, standIn);
  else if (path.join('.') === 'aws') put(data, path, { region: STAND_INS['aws.region'] });
  else if (path.join('.') === 'azure') put(data, path, { location: STAND_INS['azure.location'] });
  else if (valueAt(data, path) === undefined || typeof path.at(-1) === 'number') return takeWithParent(data, path);
  else take(data, path);
  return [path];
}

/** A list item, or a mapping that lacks a required key, is of no use without it: the whole parent goes. */
function takeWithParent(data: unknown, path: ConfigPath): readonly ConfigPath[] {
  const parent = path.slice(0, -1);
  take(data, parent);
  return [parent];
}

function put(data: unknown, path: ConfigPath, value: unknown): void {
  const parent = valueAt(data, path.slice(0, -1));
  if (typeof parent === 'object' && parent !== null)
    (parent as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
}

function take(data: unknown, path: ConfigPath): void {
  const parent = valueAt(data, path.slice(0, -1));
  if (typeof parent === 'object' && parent !== null)
    delete (parent as Record<string | number, unknown>)[path.at(-1) ?? ''];
}
