import { isRecord } from '../../base/is-record';

/** A list in an answer of Resource Manager; an empty one where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = memberAt(value, key);
  return Array.isArray(found) ? found : [];
}

/** A string in an answer; an empty one where there is none. */
export function textAt(value: unknown, key: string): string {
  const found = memberAt(value, key);
  return typeof found === 'string' ? found : '';
}

/** A number in an answer; zero where there is none. */
export function numberAt(value: unknown, key: string): number {
  const found = memberAt(value, key);
  return typeof found === 'number' ? found : 0;
}

/** A member of an answer, of any type; undefined where there is none. */
export function memberAt(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}
