import type { Json } from '../json';
import { resourceGroup } from '../mapping/types/resource-group';
import type { Node } from '../tree/node';
import type { Resource } from '../tree/template';
import { sameNode } from '../tree/walk';
import { GROUP_NAME } from './resolve';
import { type ResourceScope, translateResource } from './resources';
import type { Symbols } from './symbols';

/** Distinguishes the template's resource group from others, and returns the name of another one. */
export function groupFilter(symbols: Symbols, node: (value: Json) => Node): (name: Node) => Node | undefined {
  const deployed = symbols.all.filter(({ existing }) => !existing);
  const names = deployed.map(({ block }) => block.config.resource_group_name);
  const given = symbols.group?.config.name ?? names.find((each) => typeof each === 'string');
  let own: Node | undefined;
  return (name) => {
    if (sameNode(name, GROUP_NAME)) return undefined;
    own ??= given === undefined ? name : node(given);
    return sameNode(name, own) ? undefined : name;
  };
}

/** The resource group of the stack, for a deployment at subscription scope. */
export function translateGroup(scope: ResourceScope): Resource | undefined {
  const block = scope.symbols.group;
  if (block === undefined || block.address.startsWith('data.')) return undefined;
  return translateResource({ symbol: 'group', mapping: resourceGroup, block, existing: false }, scope);
}
