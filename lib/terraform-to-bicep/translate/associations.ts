import { applyFields } from '../mapping/apply';
import type { Entry } from '../mapping/rule';
import { terraformOnly, to } from '../mapping/vocabulary';
import type { Json } from '../json';
import { Inexpressible, type Problem } from '../problem';
import type { Block } from '../terraform/stack';
import { valueToNode } from './value-to-node';
import { type Addition, applyContext, explicitDependencies, type ResourceScope } from './resources';
import type { AssociationOf } from './symbols';
import { string } from '../tree/build';

/** Properties that associations set, and their dependencies, by the symbol of the resource. */
export function translateAssociations(scope: ResourceScope): ReadonlyMap<string, Addition> {
  const found = new Map<string, Addition>();
  const first = new Map<string, string>();
  for (const each of scope.symbols.associations.values()) {
    const { association, block } = each;
    const made = translate(each, scope);
    if (made === undefined) continue;
    const { entries, dependsOn } = found.get(made.target) ?? { entries: [], dependsOn: [] };
    const property = `${made.target} ${association.path}`;
    const other = first.get(property);
    if (other !== undefined) scope.problems.push(sameProperty(block, association.target, other));
    first.set(property, block.path);
    found.set(made.target, {
      entries: [...entries, ...made.entries],
      dependsOn: [...dependsOn, ...explicitDependencies(block, scope).filter(({ symbol }) => symbol !== made.target)],
    });
  }
  return found;
}

function sameProperty({ path }: Block, attribute: string, other: string): Problem {
  return { path, attribute, message: `has the same target as ${other}; remove one of them` };
}

function translate(
  { association, block }: AssociationOf,
  scope: ResourceScope,
): { readonly target: string; readonly entries: readonly Entry[] } | undefined {
  const context = applyContext(block, string(''), scope);
  const fields = {
    id: terraformOnly,
    timeouts: terraformOnly,
    [association.target]: terraformOnly,
    [association.value]: to(association.path, { required: 'must be set' }),
  };
  const entries = applyFields(fields, block.config, context);
  try {
    return { target: ownTarget(block.config[association.target], scope), entries };
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    context.report({ attribute: association.target, message: error.message });
    return undefined;
  }
}

/** The target must be in the stack: to set one property, a template deploys the whole resource. */
function ownTarget(target: Json | undefined, { values, symbols }: ResourceScope): string {
  const node = valueToNode(target ?? '', values);
  if (node.kind === 'resource-id' && symbols.bySymbol.get(node.of)?.existing === false) return node.of;
  throw new Inexpressible('must be the id of a resource of the same stack');
}
