import type { Json, JsonObject } from '../json';
import { applyFields, constantEntries, type ApplyContext } from '../mapping/apply';
import { bodyOf } from '../mapping/body';
import type { Entry, Mapping, Rule } from '../mapping/rule';
import { Inexpressible, type Problem } from '../problem';
import type { Block } from '../terraform/stack';
import type { Node, Of } from '../tree/node';
import type { Dependency, Resource } from '../tree/template';
import { walk } from '../tree/walk';
import { parseTemplate } from '../terraform/parse';
import { lifecycleComments } from './blocks';
import { convert, toText } from './convert';
import { schemaType } from '../mapping/schema';
import { type Scope, valueToNode } from './value-to-node';
import type { Parameters } from './parameters';
import { isAbsent, orElse, whenSet } from './nullable';
import type { Parents } from './parents';
import { originOf } from './secrets';
import type { Known } from './types';
import type { SymbolOf, Symbols } from './symbols';
import { string } from '../tree/build';

export interface ResourceScope {
  readonly symbols: Symbols;
  readonly parameters: Parameters;
  readonly values: Scope;
  readonly known: Known;
  readonly parents: Parents;
  readonly problems: Problem[];
  /** Compares a resource group's name with the template's; returns the name when it is another group. */
  readonly otherGroup: (name: Node) => Node | undefined;
}

/** What associations add to the resource whose property they set. */
export interface Addition {
  readonly entries: readonly Entry[];
  readonly dependsOn: readonly Dependency[];
}

const NOTHING: Addition = { entries: [], dependsOn: [] };

/** A resource before its additional dependencies are known. */
export function translateResource(each: SymbolOf, scope: ResourceScope, added: Addition = NOTHING): Resource {
  const { symbol, mapping, block, existing } = each;
  const context = applyContext(block, reportedName(block, scope), scope);
  const fields = existing ? lookupFields(mapping) : mapping.attributes;
  const entries = [
    ...constantEntries(existing ? {} : mapping.constants),
    ...applyFields(fields, block.config, context),
  ];
  if (!existing) for (const found of mapping.check?.(block.config) ?? []) context.report(found);
  return {
    symbol,
    type: mapping.type,
    apiVersion: mapping.apiVersion,
    existing,
    name: context.name,
    ...attempt(context, mapping.attributes, block.config, 'parent', (value, rule) => ({
      parent: within(scope.parents.find(rule.kind === 'parent' ? rule.type : '', context.node(value)), existing, scope),
    })),
    ...attempt(context, mapping.attributes, block.config, 'scope', (value) => ({
      scope: within(targetOf(context.node(value)), existing, scope),
    })),
    ...attempt(context, mapping.attributes, block.config, 'group', (value) =>
      groupOf(context.node(value), each, scope),
    ),
    body: checked(bodyOf(existing ? [] : inOrder([...entries, ...added.entries])), context),
    dependsOn: [...explicitDependencies(block, scope), ...added.dependsOn],
    comments: existing
      ? []
      : [...(mapping.comments?.(block.config) ?? []), ...lifecycleComments(block.config.lifecycle)],
  };
}

/** The resource's name as a value. @throws Inexpressible when it is not set, empty or not translatable */
export function nameNode({ config }: Block, scope: Scope): Node {
  const { name } = config;
  if (name === undefined || name === null) throw new Inexpressible('must be set');
  const node = toText(valueToNode(name, scope), scope.types);
  if (node.kind === 'string' && node.value === '') throw new Inexpressible('must not be empty');
  return node;
}

/** The name; a name that cannot be translated is reported and replaced by an empty one. */
function reportedName(block: Block, { values, problems }: ResourceScope): Node {
  try {
    return nameNode(block, values);
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    problems.push({ path: block.path, attribute: 'name', message: error.message });
    return string('');
  }
}

/** Reports values outside `properties` that Azure would have to evaluate during the deployment. */
function checked(body: Of<'object'>, { name, report }: ApplyContext): Of<'object'> {
  for (const [attribute, value] of [['name', name] as const, ...body.props]) {
    if (attribute === 'properties') continue;
    if ([...walk(value)].some(({ kind }) => kind === 'resource-state' || kind === 'module-output'))
      report({ attribute, message: LATE });
  }
  return body;
}

const LATE =
  'is known only after another resource is deployed, and Bicep requires it at the start; use a literal or a variable';

/** Top-level properties in the order of Azure's documentation. */
const ORDER = ['location', 'tags', 'sku', 'zones', 'identity', 'plan'];

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const rank = ([path]: Entry): number => {
    const found = ORDER.indexOf(path.split('.')[0] ?? '');
    return found < 0 ? ORDER.length : found;
  };
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

/** Attributes that a data source may set; all others are results. */
function lookupFields({ attributes }: Mapping): Mapping['attributes'] {
  const kept = Object.entries(attributes).filter(
    ([name, rule]) => ['name', 'group', 'parent'].includes(rule.kind) || name === 'timeouts',
  );
  return Object.fromEntries(kept);
}

/** The context of the mapping of one block. */
export function applyContext(block: Block, name: Node, scope: ResourceScope): ApplyContext {
  const { parameters, values, problems, symbols } = scope;
  const report: ApplyContext['report'] = (problem) => void problems.push({ path: block.path, ...problem });
  return {
    name,
    config: block.config,
    report,
    node: (value, attribute) => {
      const node = valueToNode(value, values);
      const type = attribute === undefined ? undefined : schemaType(block.type, attribute);
      return type === undefined ? node : convert(node, type, values.types);
    },
    orElse: (value, fallback) => orElse(value, fallback, values.types),
    whenSet: (value, make) => whenSet(value, make, values.types),
    isAbsent: (value) => isAbsent(valueToNode(value, values)),
    lift: (wish, value) => parameters.lift(wish, value),
    configOf: (reference) => referredConfig(reference, symbols),
    secret(value) {
      const { parameters: names, literal } = originOf(value, scope.known);
      if (literal || names.length === 0) {
        throw new Inexpressible('is a secret; use a sensitive variable, as the template would otherwise contain it');
      }
      for (const each of names) parameters.secure(each);
      return value;
    },
  };
}

function referredConfig(reference: Json | undefined, symbols: Symbols): JsonObject | undefined {
  if (typeof reference !== 'string') return undefined;
  const expression = parseTemplate(reference);
  if (expression.kind !== 'attribute' || expression.name !== 'id') return undefined;
  const { of } = expression;
  const address = of.kind === 'attribute' && of.of.kind === 'name' ? `${of.of.name}.${of.name}` : '';
  return symbols.find(address)?.block.config;
}

function attempt<T>(
  context: ApplyContext,
  attributes: Mapping['attributes'],
  config: JsonObject,
  kind: Rule['kind'],
  make: (value: Json, rule: Rule) => T,
): T | undefined {
  const found = Object.entries(attributes).find(([, rule]) => rule.kind === kind);
  if (found === undefined) return undefined;
  const [attribute, rule] = found;
  try {
    const value = config[attribute];
    if (value === undefined || value === null) throw new Inexpressible('must be set');
    return make(value, rule);
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    context.report({ attribute, message: error.message });
    return undefined;
  }
}

function targetOf(target: Node): string {
  if (target.kind === 'resource-id') return target.of;
  throw new Inexpressible('must be the id of a resource of the stack, or of a data source');
}

const ONE_GROUP = 'a template deploys into one resource group; move resources of another one to a separate stack';

/** An existing child has the group of its parent, which Bicep allows only on the parent. */
function groupOf(name: Node, { existing, mapping }: SymbolOf, scope: ResourceScope): { readonly group?: Node } {
  const other = scope.otherGroup(name);
  if (other === undefined) return {};
  if (!existing) throw new Inexpressible(ONE_GROUP);
  return Object.values(mapping.attributes).some(({ kind }) => kind === 'parent') ? {} : { group: other };
}

/** A child or an extension is deployed into the resource group of its target. */
function within(symbol: string, existing: boolean, { symbols, values, otherGroup }: ResourceScope): string {
  const target = symbols.bySymbol.get(symbol);
  const group = target?.existing === true ? target.block.config.resource_group_name : undefined;
  if (!existing && group !== undefined && otherGroup(valueToNode(group, values)) !== undefined) {
    throw new Inexpressible(ONE_GROUP);
  }
  return symbol;
}

/** The resources of `depends_on`. */
export function explicitDependencies(block: Block, { symbols, problems }: ResourceScope): readonly Dependency[] {
  const given = block.config.depends_on;
  return (Array.isArray(given) ? given : []).flatMap((address: unknown) => {
    const text = String(address);
    const association = symbols.associations.get(text);
    const target = association?.block.config[association.association.target];
    const found = symbols.find(typeof target === 'string' ? target.replace(/^\$\{(.*)\.id\}$/, '$1') : text);
    if (found !== undefined) return found.existing ? [] : [{ symbol: found.symbol }];
    if (symbols.group?.address !== symbols.canonical(text) && !text.startsWith('data.')) {
      problems.push({ path: block.path, attribute: 'depends_on', message: `'${text}' is not in the stack` });
    }
    return [];
  });
}
