import { Inexpressible } from '../problem';
import { impliedBy } from '../tree/implied';
import type { Dependency, Resource } from '../tree/template';

/** How a resource is placed among those that could be made at the same time. */
export interface Placed {
  readonly resource: Resource;
  /** Smaller goes first; each has its own. */
  readonly rank: number;
  /** Why no two children of its parent may be changed at a time, if so. */
  readonly oneAtATime?: string;
}

/**
 * Orders resources so that each follows what it needs, chains those that Azure wants one at a time,
 * and keeps of the explicit dependencies those that no reference implies.
 * @throws Inexpressible when they need each other.
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
  if (sorted.length < placed.length) throw new Inexpressible(`these resources need each other: ${stuck(waiting)}`);
  return sorted;
}

function append(list: Placed[] | undefined, each: Placed): Placed[] {
  if (list === undefined) return [each];
  list.push(each);
  return list;
}

/** Keeps the list sorted, the smallest rank at its end. */
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
