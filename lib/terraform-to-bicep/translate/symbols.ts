import { associationOf, mappingOf } from '../mapping/registry';
import type { Association, Mapping } from '../mapping/rule';
import type { Problem } from '../problem';
import type { Block, Stack } from '../terraform/stack';
import { symbolWishes, type Names } from './names';

/** A block of the stack that is declared in the template. */
export interface SymbolOf {
  readonly symbol: string;
  readonly mapping: Mapping;
  readonly block: Block;
  readonly existing: boolean;
}

/** An association and the block whose property it sets. */
export interface AssociationOf {
  readonly association: Association;
  readonly block: Block;
}

export interface Symbols {
  readonly all: readonly SymbolOf[];
  /** The block at a Terraform address, or the block that the data source at that address duplicates. */
  find(address: string): SymbolOf | undefined;
  /** The address of the block that is declared. */
  canonical(address: string): string;
  readonly bySymbol: ReadonlyMap<string, SymbolOf>;
  readonly associations: ReadonlyMap<string, AssociationOf>;
  /** The resource group of the deployment, when it is in the stack as a resource or data source. */
  readonly group?: Block;
}

export const GROUP = 'azurerm_resource_group';
/** Data sources that are functions in Bicep. */
export const CONTEXT_SOURCES: ReadonlySet<string> = new Set(['azurerm_client_config', 'azurerm_subscription']);

/** @param same - addresses of duplicated blocks, by the address of the data source */
export function createSymbols(
  stack: Stack,
  names: Names,
  problems: Problem[],
  same: ReadonlyMap<string, string> = new Map(),
): Symbols {
  const groups = [...stack.resources, ...stack.data].filter(
    ({ type, address }) => type === GROUP && !same.has(address),
  );
  for (const extra of groups.slice(1)) {
    problems.push({
      path: extra.path,
      attribute: '',
      message: 'a template deploys into one resource group; move the second one to a separate stack',
    });
  }
  const declared = [
    ...stack.resources.map((block) => ({ block, existing: false })),
    ...stack.data.filter(({ type }) => !CONTEXT_SOURCES.has(type)).map((block) => ({ block, existing: true })),
  ].filter(({ block }) => block.type !== GROUP && !same.has(block.address));
  const found: SymbolOf[] = [];
  const associations = new Map<string, AssociationOf>();
  for (const { block, existing } of declared) {
    const mapping = mappingOf(block.type);
    const association = existing ? undefined : associationOf(block.type);
    if (association !== undefined) associations.set(block.address, { association, block });
    else if (mapping === undefined) problems.push(unknownType(block));
    else found.push({ symbol: symbolFor(block, mapping, names), mapping, block, existing });
  }
  const byAddress = new Map(found.map((each) => [each.block.address, each]));
  return {
    find: (address) => byAddress.get(same.get(address) ?? address),
    canonical: (address) => same.get(address) ?? address,
    all: found,
    bySymbol: new Map(found.map((each) => [each.symbol, each])),
    associations,
    ...(groups[0] === undefined ? {} : { group: groups[0] }),
  };
}

/** The name from the construct's path, without the stack and without CDK's ids `Resource` and `Default`. */
function symbolFor(block: Block, mapping: Mapping, names: Names): string {
  const segments = block.path.includes('/') ? block.path.split('/').slice(1) : [block.name];
  const own = segments.filter((segment) => segment !== 'Resource' && segment !== 'Default');
  return names.allocate(symbolWishes(own.length === 0 ? [block.name] : own, mapping.nouns), block.address);
}

function unknownType({ path, type }: Block): Problem {
  return {
    path,
    attribute: '',
    message: `the type ${type} has no mapping to Bicep; move it to a separate stack, or add a mapping for it`,
  };
}
