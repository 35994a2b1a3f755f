import type { Resource } from './template';
import { symbolsIn } from './walk';

/** Symbols that a resource refers to, which are deployed before it. */
export function impliedBy(resource: Resource): ReadonlySet<string> {
  const named = [resource.name, resource.body, ...(resource.group === undefined ? [] : [resource.group])];
  const symbols = new Set(named.flatMap(symbolsIn));
  if (resource.parent !== undefined) symbols.add(resource.parent);
  if (resource.scope !== undefined) symbols.add(resource.scope);
  return symbols;
}
