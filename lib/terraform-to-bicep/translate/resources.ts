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
import { checkBlock, lifecycleComments } from './blocks';
import { convert, toText } from './convert';
import { schemaType } from '../mapping/schema';
import { type Scope, valueToNode } from './value-to-node';
import type { Parameters } from './parameters';
import type { Parents } from './parents';
import type { SymbolOf, Symbols } from './symbols';
import { string } from '../tree/build';

export interface ResourceScope {
  readonly symbols: Symbols;
  readonly parameters: Parameters;
  readonly values: Scope;
  readonly parents: Parents;
  readonly problems: Problem[];
  /** Whether a name is that of the group being deployed into; else the name of the other one. */
  readonly otherGroup: (name: Node) => Node | undefined;
}

/** A resource before it is known what else it must wait for. */
export function translateResource(each: SymbolOf, scope: ResourceScope, extra: readonly Entry[] = []): Resource {
  const { symbol, mapping, block, existing } = each;
  const context = applyContext(block, reportedName(block, scope), scope);
  checkBlock(block, scope.problems);
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
    body: checked(bodyOf(existing ? [] : inOrder([...entries, ...extra])), context),
    dependsOn: explicitDependencies(block, scope),
    comments: existing
      ? []
      : [...(mapping.comments?.(block.config) ?? []), ...lifecycleComments(block.config.lifecycle)],
  };
}

/** The resource's name as a value. @throws Inexpressible */
export function nameNode({ config }: Block, scope: Scope): Node {
  const { name } = config;
  if (name === undefined || name === null) throw new Inexpressible('must be set');
  const node = toText(valueToNode(name, scope), scope.types);
  if (node.kind === 'string' && node.value === '') throw new Inexpressible('must not be empty');
  return node;
}

/** The name, or an empty one when it cannot be translated, which is reported. */
function reportedName(block: Block, { values, problems }: ResourceScope): Node {
  try {
    return nameNode(block, values);
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    problems.push({ path: block.path, attribute: 'name', message: error.message });
    return string('');
  }
}

/** Azure evaluates all but `properties` before it deploys anything. */
function checked(body: Of<'object'>, { name, report }: ApplyContext): Of<'object'> {
  for (const [attribute, value] of [['name', name] as const, ...body.props]) {
    if (attribute === 'properties') continue;
    if ([...walk(value)].some(({ kind }) => kind === 'resource-state' || kind === 'module-output'))
      report({ attribute, message: LATE });
  }
  return body;
}

const LATE =
  'is known only once another resource is deployed, and Bicep needs it at the start; write the value out, or make it a variable';

/** Top-level properties in the order that Azure's documentation has them. */
const ORDER = ['location', 'tags', 'sku', 'zones', 'identity', 'plan'];

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const rank = ([path]: Entry): number => {
    const found = ORDER.indexOf(path.split('.')[0] ?? '');
    return found < 0 ? ORDER.length : found;
  };
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

/** What a data source may say; all else would be an answer. */
function lookupFields({ attributes }: Mapping): Mapping['attributes'] {
  const kept = Object.entries(attributes).filter(
    ([name, rule]) => ['name', 'group', 'parent'].includes(rule.kind) || name === 'timeouts',
  );
  return Object.fromEntries(kept);
}

/** What a mapping may ask, for one block. */
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
    lift: (wish, value) => parameters.lift(wish, value),
    configOf: (reference) => referredConfig(reference, symbols),
    secret(value) {
      const names = [...walk(value)].flatMap((node) => (node.kind === 'param' ? [node.name] : []));
      if (names.length === 0) {
        throw new Inexpressible('is a secret and must come from a sensitive variable, or the template would show it');
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

const ONE_GROUP = 'a template deploys into one resource group; give the resources of the other one their own stack';

/** A looked-up child is where its parent is, and Bicep wants that said once. */
function groupOf(name: Node, { existing, mapping }: SymbolOf, scope: ResourceScope): { readonly group?: Node } {
  const other = scope.otherGroup(name);
  if (other === undefined) return {};
  if (!existing) throw new Inexpressible(ONE_GROUP);
  return Object.values(mapping.attributes).some(({ kind }) => kind === 'parent') ? {} : { group: other };
}

/** What is deployed below or onto a resource is deployed into that resource's group. */
function within(symbol: string, existing: boolean, { symbols, values, otherGroup }: ResourceScope): string {
  const target = symbols.bySymbol.get(symbol);
  const group = target?.existing === true ? target.block.config.resource_group_name : undefined;
  if (!existing && group !== undefined && otherGroup(valueToNode(group, values)) !== undefined) {
    throw new Inexpressible(ONE_GROUP);
  }
  return symbol;
}

function explicitDependencies(block: Block, { symbols, problems }: ResourceScope): readonly Dependency[] {
  const given = block.config.depends_on;
  return (Array.isArray(given) ? given : []).flatMap((address: unknown) => {
    const text = String(address);
    const association = symbols.associations.get(text);
    const target = association?.block.config[association.association.target];
    const found = symbols.find(typeof target === 'string' ? target.replace(/^\$\{(.*)\.id\}$/, '$1') : text);
    if (found !== undefined) return found.existing ? [] : [{ symbol: found.symbol }];
    if (symbols.group?.address !== symbols.canonical(text) && !text.startsWith('data.')) {
      problems.push({ path: block.path, attribute: 'depends_on', message: `there is no '${text}' in the stack` });
    }
    return [];
  });
}
