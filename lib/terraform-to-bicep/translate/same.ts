import type { Problem } from '../problem';
import { Inexpressible } from '../problem';
import { mappingOf } from '../mapping/registry';
import type { Block, Stack } from '../terraform/stack';
import type { Node } from '../tree/node';
import { createNames } from './names';
import { createParameters } from './parameters';
import { createResolver } from './resolve';
import { createSymbols, GROUP, type Symbols } from './symbols';
import { valueToNode, type Scope } from './value-to-node';

/** Resources that the stack names more than once. */
export interface Duplicates {
  /** Address of the block that a data source duplicates, by the address of the data source. */
  readonly same: ReadonlyMap<string, string>;
  /** Duplicates: two resources with the same type and name. */
  readonly problems: readonly Problem[];
}

/** Finds duplicates and data sources for resources that the stack already names: a template names each only once. */
export function findDuplicates(stack: Stack): Duplicates {
  const blocks = [...stack.resources, ...stack.data];
  // Resource groups first, as other blocks refer to them.
  const groups = search(
    stack,
    blocks.filter(({ type }) => type === GROUP),
    new Map(),
  );
  const others = search(
    stack,
    blocks.filter(({ type }) => type !== GROUP),
    groups.same,
  );
  return {
    same: new Map([...groups.same, ...others.same]),
    problems: [...groups.problems, ...others.problems],
  };
}

function search(stack: Stack, blocks: readonly Block[], known: ReadonlyMap<string, string>): Duplicates {
  const names = createNames();
  const parameters = createParameters(stack, names, []);
  const symbols = createSymbols(stack, names, [], known);
  const { scope } = createResolver(stack, symbols, parameters, names);
  const found = new Map<string, Block>();
  const same = new Map<string, string>();
  const problems: Problem[] = [];
  for (const block of blocks) {
    const key = identity(block, symbols, scope);
    if (key === undefined) continue;
    const first = found.get(key);
    if (first === undefined) found.set(key, block);
    else if (block.address.startsWith('data.')) same.set(block.address, first.address);
    else problems.push(sameName(block, first));
  }
  return { same, problems };
}

function sameName(block: Block, first: Block): Problem {
  return {
    path: block.path,
    attribute: 'name',
    message: `has the same type and name as ${first.path}; rename one of them`,
  };
}

/** Identity of a resource: its type, names and resource group, in lower case. */
function identity(block: Block, symbols: Symbols, scope: Scope, above: readonly string[] = []): string | undefined {
  const mapping = mappingOf(block.type);
  if (mapping === undefined || above.includes(block.address)) return undefined;
  const places = Object.entries(mapping.attributes).filter(([, { kind }]) => IDENTIFYING.has(kind));
  try {
    const values = places.map(([attribute, { kind }]) => {
      const value = block.config[attribute];
      if (value === undefined || value === null) throw new Inexpressible('must be set');
      const node = valueToNode(value, scope);
      return kind === 'group' ? groupName(node, symbols, scope) : node;
    });
    return `${mapping.type} ${written(values, symbols, scope, [...above, block.address])}`.toLowerCase();
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

const IDENTIFYING: ReadonlySet<string> = new Set(['name', 'group', 'parent', 'scope']);

/** The name of the stack's resource group, for any reference to it. */
function groupName(node: Node, symbols: Symbols, scope: Scope): Node {
  const own = symbols.group?.config.name;
  return node.kind === 'access' && own !== undefined ? valueToNode(own, scope) : node;
}

/** The nodes as a string, with references to names replaced by the names. */
function written(nodes: readonly Node[], symbols: Symbols, scope: Scope, above: readonly string[]): string {
  return JSON.stringify(nodes, (_, value: Partial<Node>) => {
    if (value?.kind !== 'resource-name' && value?.kind !== 'resource-id') return value;
    const block = symbols.bySymbol.get(value.of ?? '')?.block;
    if (block === undefined) return value;
    if (value.kind === 'resource-id') return identity(block, symbols, scope, above);
    if (above.includes(block.address)) throw new Inexpressible('refers to itself');
    const name = valueToNode(block.config.name ?? '', scope);
    const [resolved] = JSON.parse(written([name], symbols, scope, [...above, block.address])) as readonly unknown[];
    return resolved;
  });
}
