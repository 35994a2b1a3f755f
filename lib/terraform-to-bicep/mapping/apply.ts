import { nearest } from './nearest';
import { blocksOf, entriesOf, isArray, type Json, type JsonObject } from '../json';
import { Inexpressible, type Problem } from '../problem';
import { array, object } from '../tree/build';
import type { Node } from '../tree/node';
import { bodyOf, literal, orDefault } from './body';
import type { Constants, Entry, Fields, MappingContext, Rule } from './rule';

/** What the mapping needs in addition to the attributes. */
export interface ApplyContext extends MappingContext {
  /** Makes the parameters in the value secure. @throws Inexpressible when the template would contain a literal of it */
  secret(value: Node): Node;
  /** What `make` returns for the value; null in a deployment where the value is null. */
  whenSet(value: Node, make: (value: Node) => Node | undefined): Node | undefined;
  /** Whether the value is null in every deployment. @throws Inexpressible when it has no counterpart */
  isAbsent(value: Json): boolean;
  report(problem: Omit<Problem, 'path'>): void;
}

/** Maps the attributes of a resource to entries of its body, in the order of the table. */
export function applyFields(fields: Fields, config: JsonObject, context: ApplyContext, at = ''): readonly Entry[] {
  for (const [attribute] of entriesOf(config)) {
    if (!Object.hasOwn(fields, attribute) && !META.has(attribute)) {
      context.report({ attribute: `${at}${attribute}`, message: unknownAttribute(attribute, fields) });
    }
  }
  return Object.entries(fields).flatMap(([attribute, rule]) =>
    guarded(`${at}${attribute}`, context, () =>
      applyRule(rule, config[attribute] ?? undefined, context, `${at}${attribute}`),
    ),
  );
}

/** Entries that the provider always sends. */
export function constantEntries(constants: Constants = {}): readonly Entry[] {
  return Object.entries(constants).map(([path, value]) => [path, literal(value)] as const);
}

/** Attributes that the translation reads. */
const META = new Set(['depends_on', 'lifecycle', 'count', 'for_each', 'provider', 'connection', 'provisioner']);

function applyRule(rule: Rule, value: Json | undefined, context: ApplyContext, at: string): readonly Entry[] {
  switch (rule.kind) {
    case 'to':
      return applyTo(rule, unlessAbsent(value, context), context, at);
    case 'blocks':
      return applyBlocks(rule, value, context, at);
    case 'custom':
      return rule.make(unlessAbsent(value, context), context, at);
    case 'refused':
      if (isSet(value)) throw new Inexpressible(rule.why);
      return [];
    case 'parent':
    case 'scope':
    case 'name':
    case 'group':
    case 'terraform-only':
      return [];
  }
}

/** An expression that is null in every deployment is the same as no value. */
function unlessAbsent(value: Json | undefined, context: ApplyContext): Json | undefined {
  return typeof value === 'string' && value.includes('${') && context.isAbsent(value) ? undefined : value;
}

function applyTo(
  rule: Extract<Rule, { kind: 'to' }>,
  value: Json | undefined,
  context: ApplyContext,
  at: string,
): readonly Entry[] {
  if (value === undefined && rule.required !== undefined) throw new Inexpressible(rule.required);
  const { unset, transform = (node) => node } = rule;
  const given = value ?? unset;
  if (given === undefined) return [];
  const node =
    unset === undefined
      ? context.whenSet(context.node(given, at), (each) => transform(each, context))
      : transform(orDefault(context, value, unset, at), context);
  if (node === undefined) return [];
  if (rule.secret === true) return [[rule.path, context.secret(node)]];
  const lifted = rule.parameter !== undefined && node.kind === 'string' ? context.lift(rule.parameter, node) : node;
  return [[rule.path, lifted]];
}

function applyBlocks(
  rule: Extract<Rule, { kind: 'blocks' }>,
  value: Json | undefined,
  context: ApplyContext,
  at: string,
): readonly Entry[] {
  const { path, fields, constants, single, unset, sortBy } = rule;
  if (typeof value === 'string') throw new Inexpressible('must be literal blocks');
  const found = [...blocksOf(value)];
  if (found.length === 0) return unset === undefined ? [] : [[path, literal(unset)]];
  if (sortBy !== undefined) found.sort((a, b) => compare(a[sortBy], b[sortBy]));
  const items = found.map((config, index) => [
    ...constantEntries(constants),
    ...applyFields(fields, config, context, isArray(value) ? `${at}[${index}].` : `${at}.`),
  ]);
  if (single !== true) return [[path, array(items.map(bodyOf))]];
  if (items.length > 1) throw new Inexpressible('must be one block');
  const [only = []] = items;
  if (only.length === 0) return path === '' ? [] : [[path, object([])]];
  return only.map(([below, node]) => [path === '' ? below : `${path}.${below}`, node] as const);
}

function guarded(attribute: string, context: ApplyContext, make: () => readonly Entry[]): readonly Entry[] {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    context.report({ attribute: attribute + error.at, message: error.message });
    return [];
  }
}

function unknownAttribute(attribute: string, fields: Fields): string {
  const similar = nearest(attribute, Object.keys(fields));
  const hint = similar === undefined ? '' : `; did you mean '${similar}'?`;
  return `attribute has no mapping to Bicep${hint || '; remove it, or add it to the mapping of its type'}`;
}

function isSet(value: Json | undefined): boolean {
  return value !== undefined && !(isArray(value) && value.length === 0) && value !== '' && value !== false;
}

function compare(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}
