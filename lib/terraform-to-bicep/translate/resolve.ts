import type { Json } from '../json';
import { isArray } from '../json';
import { Inexpressible } from '../problem';
import type { Readable } from '../mapping/rule';
import { normalizedLocation } from '../mapping/vocabulary';
import type { Stack } from '../terraform/stack';
import { access, call, resourceId, resourceName, resourceState, string, variable } from '../tree/build';
import type { Node } from '../tree/node';
import { symbolsIn } from '../tree/walk';
import { createTypes } from './types';
import { type Scope, type Step, valueToNode, walkInto } from './value-to-node';
import { camelCase, type Names, wordsOf } from './names';
import type { Parameters } from './parameters';
import { CONTEXT_SOURCES, type SymbolOf, type Symbols } from './symbols';

/** An expression for the name of the template's resource group. */
export const GROUP_NAME = access(call('resourceGroup'), string('name'));
const GROUP_ID = access(call('resourceGroup'), string('id'));
const GROUP_LOCATION = access(call('resourceGroup'), string('location'));
const ROOTS_WITHOUT_FORM = new Set(['each', 'count', 'self', 'path', 'terraform', 'module']);

const SUBSCRIPTION: Readonly<Record<string, string>> = {
  'azurerm_client_config.tenant_id': 'tenantId',
  'azurerm_client_config.subscription_id': 'subscriptionId',
  'azurerm_subscription.tenant_id': 'tenantId',
  'azurerm_subscription.subscription_id': 'subscriptionId',
  'azurerm_subscription.id': 'id',
  'azurerm_subscription.display_name': 'displayName',
};

export interface Resolver {
  readonly scope: Scope;
  readonly variables: () => ReadonlyMap<string, Node>;
}

/** Resolves the references in the stack's expressions. */
export function createResolver(stack: Stack, symbols: Symbols, parameters: Parameters, names: Names): Resolver {
  const locals = new Map<string, { readonly symbol: string; readonly value: Node }>();
  const localSymbols = new Map(
    [...stack.locals.keys()].map((name) => [name, names.allocate(wishes(name), `local.${name}`)]),
  );
  const types = createTypes(
    { parameter: (name) => parameters.find(name), variable: (name) => used.get(name) },
    (node, type) => {
      if (node.kind === 'param') parameters.infer(node.name, type);
    },
  );
  const open = new Set<string>();
  const used = new Map<string, Node>();

  const resolve: Scope['resolve'] = (root, steps) => {
    const [first, second, ...rest] = steps;
    if (root === 'var') return walkInto(variableOf(nameOf(first)), steps.slice(1), types);
    if (root === 'local') return walkInto(local(nameOf(first)), steps.slice(1), types);
    if (root === 'data') return ofBlock(`data.${nameOf(first)}.${nameOf(second)}`, nameOf(first), rest);
    if (ROOTS_WITHOUT_FORM.has(root))
      throw new Inexpressible(`'${root}.…' has no counterpart in Bicep; use literal values in the app`);
    return ofBlock(`${root}.${nameOf(first)}`, root, steps.slice(1));
  };

  const scope: Scope = { resolve, types };

  function variableOf(name: string): Node {
    const value = stack.literals.get(name);
    return value === undefined ? parameters.use(name) : string(value);
  }

  /** A local with a reference to a resource is inlined, as variables of ARM cannot refer to resources. */
  function local(name: string): Node {
    const known = locals.get(name) ?? translateLocal(name);
    if (symbolsIn(known.value).length > 0 || isScalar(known.value)) return known.value;
    used.set(known.symbol, known.value);
    return variable(known.symbol);
  }

  function translateLocal(name: string): { readonly symbol: string; readonly value: Node } {
    const value = stack.locals.get(name);
    if (value === undefined) throw new Inexpressible(`undeclared local '${name}'`);
    const translated = guarded(`local.${name}`, () => valueToNode(value, scope));
    const found = { symbol: localSymbols.get(name) ?? name, value: translated };
    locals.set(name, found);
    return found;
  }

  function ofBlock(address: string, type: string, steps: readonly Step[]): Node {
    const attribute = nameOf(steps[0]);
    if (CONTEXT_SOURCES.has(type)) return ofContext(type, attribute);
    const group = symbols.group;
    if (group?.address === symbols.canonical(address))
      return ofGroup(attribute, group.config, group.address.startsWith('data.'), steps);
    const association = symbols.associations.get(address);
    if (association !== undefined)
      return ofAssociation(association.block.config[association.association.target], attribute);
    const found = symbols.find(address);
    if (found === undefined) throw new Inexpressible(`'${address}' is not in the stack`);
    return ofResource(found, attribute, steps.slice(1));
  }

  function ofGroup(
    attribute: string,
    config: SymbolOf['block']['config'],
    looked: boolean,
    steps: readonly Step[],
  ): Node {
    if (attribute === 'name') return GROUP_NAME;
    if (attribute === 'id') return GROUP_ID;
    if (attribute === 'location' && looked) return GROUP_LOCATION;
    return configured(config[attribute], attribute, steps.slice(1));
  }

  function ofAssociation(target: Json | undefined, attribute: string): Node {
    if (attribute === 'id' && target !== undefined) return valueToNode(target, scope);
    throw new Inexpressible(`'${attribute}' of an association cannot be read in Bicep`);
  }

  function ofResource({ symbol, mapping, block }: SymbolOf, attribute: string, steps: readonly Step[]): Node {
    if (attribute === 'id') return resourceId(symbol);
    if (attribute === 'name') return resourceName(symbol);
    const readable = mapping.readable?.[attribute];
    if (readable !== undefined) return state(symbol, readable, steps);
    return guarded(`${block.address}.${attribute}`, () => configured(block.config[attribute], attribute, steps));
  }

  /** @throws Inexpressible when the attribute refers to itself */
  function guarded(place: string, make: () => Node): Node {
    if (open.has(place))
      throw new Inexpressible(
        `the ${place.startsWith('local.') ? `local '${place.slice(6)}'` : `value of '${place}'`} refers to itself`,
      );
    open.add(place);
    try {
      return make();
    } finally {
      open.delete(place);
    }
  }

  /** The value of an attribute that the stack sets is known before the deployment. */
  function configured(value: Json | undefined, attribute: string, steps: readonly Step[]): Node {
    if (value === undefined || value === null)
      throw new Inexpressible(
        `'${attribute}' cannot be read in Bicep; it is neither set in the stack nor mapped as an output`,
      );
    const [first, ...rest] = steps;
    const single =
      typeof first === 'object' &&
      first.kind === 'int' &&
      first.value === 0 &&
      !isArray(value) &&
      typeof value === 'object';
    const node = walkInto(valueToNode(value, scope), single ? rest : steps, types);
    return attribute === 'location' ? normalizedLocation(node) : node;
  }

  return { scope, variables: () => used };
}

/** A block that occurs at most once is a list in Terraform and an object in Azure. */
function state(symbol: string, { path, nested }: Readable, steps: readonly Step[]): Node {
  const below = nested !== undefined && typeof steps[0] === 'object' ? steps.slice(1) : steps;
  const keys = below.map((step) => {
    if (typeof step === 'string') {
      const key = nested?.[step];
      if (key === undefined) throw new Inexpressible(`'${step}' cannot be read in Bicep`);
      return key;
    }
    if (step.kind === 'int') return step.value;
    if (step.kind === 'string') return step.value;
    throw new Inexpressible('an index into a value that Azure returns must be a literal');
  });
  return resourceState(symbol, [...path, ...keys]);
}

function ofContext(type: string, attribute: string): Node {
  const property = SUBSCRIPTION[`${type}.${attribute}`];
  if (property === undefined) throw new Inexpressible(`'${attribute}' of ${type} has no counterpart in Bicep`);
  return access(call('subscription'), string(property));
}

function nameOf(step: Step | undefined): string {
  if (typeof step === 'string') return step;
  if (step?.kind === 'string') return step.value;
  throw new Inexpressible('a reference must name an attribute');
}

/** A Bicep variable cannot have dashes in its name, or the name of a parameter, as a local can. */
function wishes(name: string): readonly string[] {
  const plain = name.includes('-') ? camelCase(wordsOf(name)) : name;
  return [plain, `${plain}Value`];
}

function isScalar({ kind }: Node): boolean {
  return kind === 'string' || kind === 'int' || kind === 'bool' || kind === 'null' || kind === 'param';
}
