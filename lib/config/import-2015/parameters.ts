import { findNodeAtLocation, getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { isRecord } from '../../base/is-record';
import { canonicalName } from './parameter-notes';

/** One entry of a parameter file. */
export interface OldParameter {
  /** Its name, as the file writes it. */
  readonly name: string;
  /** {@link IN_KEY_VAULT} or {@link WITHOUT_VALUE} when the file has no value. */
  readonly value: unknown;
}

/** In place of a value: the file has a reference to a key vault. */
export const IN_KEY_VAULT = Symbol('in a key vault');

/** In place of a value: the entry has neither a value nor a reference. */
export const WITHOUT_VALUE = Symbol('without a value');

/** The entries of a file in its order, or why it is not a parameter file of the 2015 template. */
export type OldParameters =
  | { readonly ok: true; readonly parameters: readonly OldParameter[] }
  | { readonly ok: false; readonly problem: string };

/** Reads the text of a 2015 parameter file: JSON with or without comments, wrapped in `parameters` or not. */
export function readOldParameters(text: string): OldParameters {
  const errors: ParseError[] = [];
  const json = parseTree(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  if (json === undefined || errors.length > 0) return refuse('is not JSON');
  const parameters = entriesOf(json);
  if (parameters.every(({ value }) => value === WITHOUT_VALUE))
    return refuse("is not a parameter file: it must have a 'value' for each parameter");
  if (parameters.every(({ name }) => canonicalName(name) === undefined))
    return refuse('is not a parameter file of the 2015 template: it has none of its parameters');
  const repeated = parameters.find(({ name }, index) => indexOfName(parameters, name) !== index);
  if (repeated !== undefined) return refuse(`has the parameter ${repeated.name} twice; remove one of them`);
  return { ok: true, parameters };
}

/** Keys of a parameter file that are not parameters. */
const OTHER_KEYS = ['$schema', 'contentVersion', 'metadata'];

/** Read from the tree of the file, because an object keeps one of two entries with the same name. */
function entriesOf(json: Node): readonly OldParameter[] {
  const wrapped = findNodeAtLocation(json, ['parameters']);
  const entries = wrapped?.type === 'object' ? wrapped : json;
  if (entries.type !== 'object') return [];
  return (entries.children ?? []).flatMap(({ children: [key, entry] = [] }) => {
    const name = String(key?.value);
    return entry === undefined || OTHER_KEYS.includes(name) ? [] : [{ name, value: valueOf(getNodeValue(entry)) }];
  });
}

function valueOf(entry: unknown): unknown {
  if (!isRecord(entry)) return WITHOUT_VALUE;
  if ('value' in entry) return entry['value'];
  return 'reference' in entry ? IN_KEY_VAULT : WITHOUT_VALUE;
}

/** Resource Manager compares names of parameters without regard to case. */
function indexOfName(parameters: readonly OldParameter[], name: string): number {
  return parameters.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
}

function refuse(problem: string): OldParameters {
  return { ok: false, problem };
}
