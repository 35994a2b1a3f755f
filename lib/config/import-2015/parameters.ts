import { parse, type ParseError } from 'jsonc-parser';
import { isRecord } from '../../base/is-record';
import { canonicalName } from './parameter-notes';

/** One entry of a parameter file. */
export interface OldParameter {
  /** Its name, as the file writes it. */
  readonly name: string;
  /** Undefined when the file has a reference to a key vault in its place. */
  readonly value?: unknown;
}

/** The entries of a file in its order, or why it is not a parameter file of the 2015 template. */
export type OldParameters =
  | { readonly ok: true; readonly parameters: readonly OldParameter[] }
  | { readonly ok: false; readonly problem: string };

/** Reads the text of a 2015 parameter file: JSON with or without comments, wrapped in `parameters` or not. */
export function readOldParameters(text: string): OldParameters {
  const errors: ParseError[] = [];
  const json: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  if (errors.length > 0) return refuse('is not JSON');
  const parameters = entriesOf(json);
  if (parameters.length === 0) return refuse("is not a parameter file: it must have a 'value' for each parameter");
  if (parameters.every(({ name }) => canonicalName(name) === undefined))
    return refuse('is not a parameter file of the 2015 template: it has none of its parameters');
  return { ok: true, parameters };
}

function entriesOf(json: unknown): readonly OldParameter[] {
  if (!isRecord(json)) return [];
  const entries = isRecord(json['parameters']) ? json['parameters'] : json;
  return Object.entries(entries).flatMap(([name, entry]) => {
    if (!isRecord(entry)) return [];
    if ('value' in entry) return [{ name, value: entry['value'] }];
    return 'reference' in entry ? [{ name }] : [];
  });
}

function refuse(problem: string): OldParameters {
  return { ok: false, problem };
}
