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

/** What the stack names more than once. */
export interface Duplicates {
  /** Address of what a lookup finds, by the address of the lookup. */
  readonly same: ReadonlyMap<string, string>;
  /** Two resources of one type and name. */
  readonly problems: readonly Problem[];
}

/** Finds lookups of what the stack declares or looks up already: a template may name each thing once. */
export function findDuplicates(stack: Stack): Duplicates {
  const blocks = [...stack.resources, ...stack.data];
  // Other blocks refer to their groups, so that those come first.
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
    message: `is the name of ${first.path}, too, which is of the same type; give one of them another name`,
  };
}

/** What makes a resource the same: type, names and group, without regard to case. */
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

/** The name that the stack's own group has, however it is referred to. */
function groupName(node: Node, symbols: Symbols, scope: Scope): Node {
  const own = symbols.group?.config.name;
  return node.kind === 'access' && own !== undefined ? valueToNode(own, scope) : node;
}

/** The nodes as text, in which a reference to a name is the name that was given. */
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
