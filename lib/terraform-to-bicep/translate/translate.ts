import { MAPPINGS } from '../mapping/registry';
import { EmitError, Inexpressible, type Problem } from '../problem';
import type { Stack } from '../terraform/stack';
import { impliedBy } from '../tree/implied';
import type { Node } from '../tree/node';
import type { Resource, Template } from '../tree/template';
import { translateAssociations } from './associations';
import { checkBlock, checksOf } from './blocks';
import { valueToNode } from './value-to-node';
import { createNames } from './names';
import { orderResources, type Placed } from './order';
import { translateOutputs } from './outputs';
import { createParameters, type Parameters } from './parameters';
import { createParents } from './parents';
import { groupFilter, translateGroup } from './group';
import { createResolver } from './resolve';
import { nameNode, type ResourceScope, translateResource } from './resources';
import { findDuplicates } from './same';
import { createSymbols, type SymbolOf } from './symbols';
import type { Known } from './types';
import { namesUsed, nodesOf, withoutIdleLookups } from './usage';

/** A translated stack: the template for its resource group, and what the template of the group itself needs. */
export interface Translated {
  readonly template: Template;
  /** Absent when the stack does not create its resource group. */
  readonly group?: GroupOf;
}

/** The resource group, and the parameters and variables that it uses. */
export interface GroupOf {
  readonly resource: Resource;
  readonly parameters: Template['parameters'];
  readonly variables: Template['variables'];
}

/**
 * Translates a stack to a template.
 * @throws EmitError with everything that has no counterpart in a template
 */
export function translateStack(stack: Stack, notice?: string): Translated {
  const problems: Problem[] = [];
  const [names, outputNames] = [createNames(), createNames()];
  const parameters = createParameters(stack, names, problems);
  const duplicates = findDuplicates(stack);
  problems.push(...duplicates.problems, ...[...stack.resources, ...stack.data].flatMap(checkBlock));
  const symbols = createSymbols(stack, names, problems, duplicates.same);
  const resolver = createResolver(stack, symbols, parameters, names);
  const values = resolver.scope;
  const known: Known = {
    parameter: (name) => parameters.find(name),
    variable: (name) => resolver.variables().get(name),
  };
  const scope: ResourceScope = {
    symbols,
    parameters,
    values,
    known,
    problems,
    parents: createParents(symbols, ({ block }) => translatable(() => nameNode(block, values))),
    otherGroup: groupFilter(symbols, (value) => valueToNode(value, values)),
  };
  const all = ordered(translateResources(scope), problems);
  const group = translateGroup(scope);
  const outputs = translateOutputs(stack.outputs, values, known, outputNames, problems);
  checkSecrets(parameters, problems);
  if (problems.length > 0) throw new EmitError(problems);
  const resources = withoutIdleLookups(all, outputs);
  const mentioned = [...resources.flatMap(nodesOf), ...outputs.map(({ value }) => value)];
  const used = namesUsed(mentioned, resolver.variables());
  const checks = checksOf(stack.data);
  const template: Template = Object.freeze({
    scope: 'resourceGroup',
    ...(notice === undefined ? {} : { notice }),
    parameters: parameters
      .all()
      .filter(({ name }) => used.has(name))
      .sort(byName),
    variables: variablesIn(used, resolver.variables()),
    resources,
    modules: [],
    outputs,
    ...(checks.length === 0 ? {} : { checks }),
    unused: parameters
      .all()
      .map(({ name }) => name)
      .filter((name) => !used.has(name)),
  });
  return {
    template,
    ...(group === undefined ? {} : { group: withDeclarations(group, parameters, resolver.variables()) }),
  };
}

/** A name that cannot be translated is reported with its resource, not here. */
function translatable(make: () => Node): Node | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

function translateResources(scope: ResourceScope): readonly Placed[] {
  const extras = translateAssociations(scope);
  const all = scope.symbols.all.map((each) => ({
    each,
    resource: translateResource(each, scope, extras.get(each.symbol)),
  }));
  all.sort(
    (a, b) =>
      late(a.each) - late(b.each) ||
      order(a.each) - order(b.each) ||
      (a.each.block.address < b.each.block.address ? -1 : 1),
  );
  const lookups = new Map(all.map(({ resource }) => [resource.symbol, resource]));
  return all.map(({ each, resource }, rank) => ({
    resource: { ...resource, dependsOn: resource.existing ? [] : dependenciesOf(resource, lookups) },
    rank,
    ...(resource.existing ? {} : { oneAtATime: each.mapping.oneAtATime }),
  }));
}

/** Resources that read an existing resource get its explicit dependencies, as only deployed resources can have them. */
function dependenciesOf(resource: Resource, all: ReadonlyMap<string, Resource>): Resource['dependsOn'] {
  const found = new Map(resource.dependsOn.map((each) => [each.symbol, each]));
  const visit = (symbol: string): void => {
    const lookup = all.get(symbol);
    if (lookup?.existing !== true) return;
    for (const each of lookup.dependsOn) if (each.symbol !== resource.symbol) found.set(each.symbol, each);
    impliedBy(lookup).forEach(visit);
  };
  impliedBy(resource).forEach(visit);
  return [...found.values()];
}

const late = ({ mapping, block }: SymbolOf): number => (mapping.late?.(block.config) === true ? 1 : 0);
const order = ({ mapping }: SymbolOf): number => MAPPINGS.indexOf(mapping);

function withDeclarations(resource: Resource, parameters: Parameters, variables: ReadonlyMap<string, Node>): GroupOf {
  const used = namesUsed(nodesOf(resource), variables);
  return {
    resource,
    parameters: parameters.all().filter(({ name }) => used.has(name)),
    variables: variablesIn(used, variables),
  };
}

function variablesIn(used: ReadonlySet<string>, all: ReadonlyMap<string, Node>): Template['variables'] {
  return [...all]
    .filter(([name]) => used.has(name))
    .map(([name, value]) => ({ name, value }))
    .sort(byName);
}

function ordered(placed: readonly Placed[], problems: Problem[]): readonly Resource[] {
  try {
    return orderResources(placed);
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    problems.push({ path: 'stack', attribute: 'depends_on', message: error.message });
    return [];
  }
}

/** Rejects defaults of secrets, which would be readable in the template, and objects, which no key vault contains. */
function checkSecrets(parameters: Parameters, problems: Problem[]): void {
  for (const { name, type, defaultValue } of parameters.all().filter(({ secure }) => secure)) {
    const path = `variable ${name}`;
    if (defaultValue !== undefined) {
      const message = 'is a secret that the template would contain; remove the default';
      problems.push({ path, attribute: 'default', message });
    } else if (type.kind === 'map' || type.kind === 'object') {
      const message = 'a secret of a key vault is a string, got an object; declare a variable for each secret';
      problems.push({ path, attribute: 'type', message });
    }
  }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);
