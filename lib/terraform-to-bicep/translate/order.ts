import { Inexpressible } from '../problem';
import { impliedBy } from '../tree/implied';
import type { Dependency, Resource } from '../tree/template';

/** Rank of a resource among those that could be deployed concurrently. */
export interface Placed {
  readonly resource: Resource;
  /** Smaller ranks are deployed first; ranks are unique. */
  readonly rank: number;
  /** Why children of its parent must not be changed concurrently; absent when they may. */
  readonly oneAtATime?: string;
}

/**
 * Orders resources by their dependencies, and adds dependencies between those that Azure deploys only in sequence.
 * Retains the explicit dependencies that no reference implies.
 * @throws Inexpressible on a circular dependency
 */
export function orderResources(placed: readonly Placed[]): readonly Resource[] {
  const last = new Map<string, string>();
  return topological(placed).map(({ resource, oneAtATime }) => {
    const implied = impliedBy(resource);
    const { parent, symbol } = resource;
    const before = parent === undefined || oneAtATime === undefined ? undefined : last.get(parent);
    if (parent !== undefined && oneAtATime !== undefined) last.set(parent, symbol);
    const chain: readonly Dependency[] = before === undefined ? [] : [{ symbol: before, why: oneAtATime }];
    const needed = new Map([...resource.dependsOn, ...chain].map((each) => [each.symbol, each]));
    return { ...resource, dependsOn: [...needed.values()].filter((each) => !implied.has(each.symbol)) };
  });
}

function topological(placed: readonly Placed[]): readonly Placed[] {
  const known = new Set(placed.map(({ resource }) => resource.symbol));
  const waiting = new Map<Placed, number>();
  const followers = new Map<string, Placed[]>();
  for (const each of placed) {
    const needs = new Set([...impliedBy(each.resource), ...each.resource.dependsOn.map(({ symbol }) => symbol)]);
    const within = [...needs].filter((symbol) => known.has(symbol));
    waiting.set(each, within.length);
    for (const symbol of within) followers.set(symbol, append(followers.get(symbol), each));
  }
  const ready = placed.filter((each) => waiting.get(each) === 0).sort((a, b) => b.rank - a.rank);
  const sorted: Placed[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    sorted.push(next);
    for (const follower of followers.get(next.resource.symbol) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) insert(ready, follower);
    }
  }
  if (sorted.length < placed.length) throw new Inexpressible(`circular dependency: ${stuck(waiting)}`);
  return sorted;
}

function append(list: Placed[] | undefined, each: Placed): Placed[] {
  if (list === undefined) return [each];
  list.push(each);
  return list;
}

/** Inserts into a sorted list, whose last item has the smallest rank. */
function insert(ready: Placed[], each: Placed): void {
  let [low, high] = [0, ready.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ready[middle]?.rank ?? 0) > each.rank) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, each);
}

function stuck(waiting: ReadonlyMap<Placed, number>): string {
  return [...waiting].flatMap(([{ resource }, count]) => (count > 0 ? [resource.symbol] : [])).join(', ');
}
