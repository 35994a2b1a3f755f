import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ConfigPath } from '../../lib/config/problems/problem';

type Json = Readonly<Record<string, unknown>>;

/** A valid config that sets every key but those that exclude one of it. */
export const FULL = parse(readFileSync(join(__dirname, '../fixtures/every-key.yaml'), 'utf8')) as Json;
export const FIELDS = fieldsOf(FULL);

function fieldsOf(node: unknown, path: ConfigPath = []): readonly ConfigPath[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => fieldsOf(item, [...path, index]));
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node).flatMap(([key, value]) => fieldsOf(value, [...path, key]));
}

/** A copy with one value replaced; whatever is in the way of the path is replaced too. */
export function changed(node: unknown, [step, ...rest]: ConfigPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.map((item, index) => (index === step ? changed(item, rest, value) : item));
  const entries = typeof node === 'object' && node !== null ? node : {};
  return { ...entries, [step]: changed(entries[step as keyof typeof entries], rest, value) };
}

export const field = fc.constantFrom(...FIELDS);
/** A path into a valid config, to a field or to something above it. */
export const place = fc.tuple(field, fc.nat({ max: 6 })).map(([path, depth]) => path.slice(0, depth));
export const mutated = fc
  .array(fc.tuple(place, fc.jsonValue()), { minLength: 1, maxLength: 4 })
  .map((changes) => changes.reduce<unknown>((data, [path, value]) => changed(data, path, value), FULL));
