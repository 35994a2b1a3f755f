import { isRecord } from '../../base/is-record';

/** The parameters of the 2015 template: top-level in its own file, or wrapped as later ARM files are. */
export type OldParameters = Readonly<Record<string, unknown>>;

/**
 * Reads the text of a 2015 parameter file.
 * @returns the values by name, or undefined when it is not such a file
 */
export function readOldParameters(text: string): OldParameters | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(json)) return undefined;
  const entries = isRecord(json['parameters']) ? json['parameters'] : json;
  const values = Object.entries(entries).flatMap(([name, entry]) =>
    isRecord(entry) && 'value' in entry ? [[name, entry['value']] as const] : [],
  );
  return values.length === 0 ? undefined : Object.fromEntries(values);
}
