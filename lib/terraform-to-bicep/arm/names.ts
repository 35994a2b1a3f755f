import { call, string } from '../tree/build';
import type { Node } from '../tree/node';
import type { Module, Resource, Template } from '../tree/template';
import { createExpression, step } from './arm-expression';
import { quote } from './text';

/** The version that Bicep itself deploys modules with. */
export const DEPLOYMENTS_API = '2022-09-01';
const DEPLOYMENTS = 'Microsoft.Resources/deployments';

export interface ArmNames {
  resource(symbol: string): Resource | undefined;
  /** The resource's id, as the inside of an expression. */
  id(symbol: string): string;
  /** Any node, as the inside of an expression. */
  expression(node: Node): string;
  /** The resource's full name: its parents' names, too. */
  fullName(resource: Resource): Node;
  /** The id of a module's deployment. */
  moduleId(module: Module): string;
}

/** Names the resources of a template as ARM JSON does, which has no symbolic names. */
export function createArmNames({ resources, modules, scope }: Template): ArmNames {
  const bySymbol = new Map(resources.map((each) => [each.symbol, each]));
  const moduleBySymbol = new Map(modules.map((each) => [each.symbol, each]));

  const find = (symbol: string): Resource => {
    const found = bySymbol.get(symbol);
    if (found === undefined) throw new Error(`the template has no resource '${symbol}'`);
    return found;
  };
  const chain = (resource: Resource): readonly Resource[] =>
    resource.parent === undefined ? [resource] : [...chain(find(resource.parent)), resource];
  const groupOf = (resource: Resource): Node | undefined => chain(resource)[0]?.group;

  const id = (symbol: string): string => {
    const resource = find(symbol);
    const segments = chain(resource).map(({ name }) => expression(name));
    if (resource.scope !== undefined) {
      return `extensionResourceId(${[id(resource.scope), quote(resource.type), ...segments].join(', ')})`;
    }
    const group = groupOf(resource);
    const place = scope === 'subscription' ? 'subscriptionResourceId' : 'resourceId';
    return `${place}(${[...(group === undefined ? [] : [expression(group)]), quote(resource.type), ...segments].join(', ')})`;
  };

  const moduleId = ({ group, name }: Module): string => {
    const groupId = `format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, ${expression(find(group).name)})`;
    return `extensionResourceId(${groupId}, ${quote(DEPLOYMENTS)}, ${quote(name)})`;
  };

  const expression = createExpression({
    id,
    name: (symbol) => expression(find(symbol).name),
    state(symbol, path) {
      const [first, ...rest] = path;
      const full = first !== 'properties';
      const args = [id(symbol), quote(find(symbol).apiVersion), ...(full ? [quote('full')] : [])];
      const steps = (full ? path : rest).map((key) => (typeof key === 'number' ? `[${key}]` : step(key)));
      return `reference(${args.join(', ')})${steps.join('')}`;
    },
    output(symbol, name) {
      const found = moduleBySymbol.get(symbol);
      if (found === undefined) throw new Error(`the template has no module '${symbol}'`);
      return `reference(${moduleId(found)}, ${quote(DEPLOYMENTS_API)}).outputs.${name}.value`;
    },
  });

  return {
    resource: (symbol) => bySymbol.get(symbol),
    id,
    expression,
    moduleId,
    fullName(resource) {
      const names = chain(resource).map(({ name }) => name);
      const pattern = names.map((_, index) => `{${index}}`).join('/');
      return names.length === 1 ? resource.name : call('format', string(pattern), ...names);
    },
  };
}
