import { call, string } from '../tree/build';
import type { Node } from '../tree/node';
import type { Module, Resource, Template } from '../tree/template';
import { createExpression, step } from './arm-expression';
import { quote } from './text';

/** API version with which Bicep 0.49 deploys modules. */
export const DEPLOYMENTS_API = '2025-04-01';
const DEPLOYMENTS = 'Microsoft.Resources/deployments';

export interface ArmNames {
  resource(symbol: string): Resource | undefined;
  /** The resource's id, as an expression without brackets. */
  id(symbol: string): string;
  /** The name without those of the parents. */
  nameNode(symbol: string): Node;
  /** Any node, as an expression without brackets. */
  expression(node: Node): string;
  /** The resource's full name, with those of its parents. */
  fullName(resource: Resource): Node;
  /** Name of the resource group of an existing resource; `undefined` when it is the template's. */
  group(resource: Resource): Node | undefined;
}

/**
 * Names of the resources of a template.
 * @param symbolic - whether the template refers to its resources by symbolic names, as language version 2.0 does
 */
export function createArmNames({ resources, modules, scope }: Template, symbolic: boolean): ArmNames {
  const bySymbol = new Map(resources.map((each) => [each.symbol, each]));
  const moduleBySymbol = new Map(modules.map((each) => [each.symbol, each]));

  const find = (symbol: string): Resource => {
    const found = bySymbol.get(symbol);
    if (found === undefined) throw new Error(`the template has no resource '${symbol}'`);
    return found;
  };
  const chain = (resource: Resource): readonly Resource[] =>
    resource.parent === undefined ? [resource] : [...chain(find(resource.parent)), resource];
  const group = (resource: Resource): Node | undefined => chain(resource)[0]?.group;

  const id = (symbol: string): string => {
    const resource = find(symbol);
    const segments = chain(resource).map(({ name }) => expression(name));
    if (resource.scope !== undefined) {
      return `extensionResourceId(${[id(resource.scope), quote(resource.type), ...segments].join(', ')})`;
    }
    const other = group(resource);
    if (other !== undefined)
      return `extensionResourceId(${[groupId(other), quote(resource.type), ...segments].join(', ')})`;
    const place = scope === 'subscription' ? 'subscriptionResourceId' : 'resourceId';
    return `${place}(${[quote(resource.type), ...segments].join(', ')})`;
  };

  const groupId = (name: Node): string =>
    `format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, ${expression(name)})`;

  const moduleId = (module: Module): string =>
    `extensionResourceId(${groupId(find(module.group).name)}, ${quote(DEPLOYMENTS)}, ${quote(module.name)})`;

  const expression = createExpression({
    id,
    name: (symbol) => expression(find(symbol).name),
    state(symbol, path) {
      const [first, ...rest] = path;
      const full = first !== 'properties';
      const version = quote(find(symbol).apiVersion);
      const args = symbolic
        ? [quote(symbol), ...(full ? [version, quote('full')] : [])]
        : [id(symbol), version, ...(full ? [quote('full')] : [])];
      const steps = (full ? path : rest).map((key) => (typeof key === 'number' ? `[${key}]` : step(key)));
      return `reference(${args.join(', ')})${steps.join('')}`;
    },
    output(symbol, name) {
      const found = moduleBySymbol.get(symbol);
      if (found === undefined) throw new Error(`the template has no module '${symbol}'`);
      const args = symbolic ? [quote(symbol)] : [moduleId(found), quote(DEPLOYMENTS_API)];
      return `reference(${args.join(', ')}).outputs.${name}.value`;
    },
  });

  return {
    resource: (symbol) => bySymbol.get(symbol),
    id,
    nameNode: (symbol) => find(symbol).name,
    expression,
    group,
    fullName(resource) {
      const names = chain(resource).map(({ name }) => name);
      return names.length === 1
        ? resource.name
        : call('format', string(names.map((_, place) => `{${place}}`).join('/')), ...names);
    },
  };
}
