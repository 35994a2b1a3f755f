import { impliedBy } from '../tree/implied';
import type { Node } from '../tree/node';
import type { Output, Resource } from '../tree/template';
import { symbolsIn, walk } from '../tree/walk';

export function nodesOf({ name, body, group }: Resource): readonly Node[] {
  return group === undefined ? [name, body] : [name, body, group];
}

/** Removes existing resources without references; `resources` must be sorted by dependency. */
export function withoutIdleLookups(resources: readonly Resource[], outputs: readonly Output[]): readonly Resource[] {
  const mentioned = new Set(outputs.flatMap(({ value }) => symbolsIn(value)));
  const kept = resources.toReversed().filter((resource) => {
    const keep = !resource.existing || mentioned.has(resource.symbol);
    if (keep) for (const symbol of impliedBy(resource)) mentioned.add(symbol);
    return keep;
  });
  return kept.toReversed();
}

/** Parameters and variables that the nodes refer to, directly or through variables. */
export function namesUsed(nodes: readonly Node[], variables: ReadonlyMap<string, Node>): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (node: Node): void => {
    for (const each of walk(node)) {
      if (each.kind === 'param') used.add(each.name);
      if (each.kind !== 'variable' || used.has(each.name)) continue;
      used.add(each.name);
      const value = variables.get(each.name);
      if (value !== undefined) visit(value);
    }
  };
  nodes.forEach(visit);
  return used;
}
