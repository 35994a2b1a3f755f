import {
  DefaultTokenResolver,
  StringConcat,
  TerraformLocal,
  TerraformStack,
  TerraformVariable,
  Tokenization,
} from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PropProblem } from '../props/prop-problem';

/** One reference to an element of the stack, such as `${var.key}`, and nothing beside it. */
const REFERENCE = /^\$\{([a-z][a-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_-]*|\[\d+\]|\["[A-Za-z0-9_-]+"\])+)\}$/;

const PATH = ['sharedKey'];
const REMEDY = 'use a sensitive TerraformVariable';
const NO_REFERENCE = 'must be an expression, one reference alone, because a literal would be in the template';
const WITH_DEFAULT = 'must not be a variable with a default, which would be in the template';

/**
 * Returns a problem when the shared key, or a part of it, would be in the template. A function or an interpolation may
 * have a literal in it; a variable may have one as its default, and a local value may be one. No problem has the value.
 */
export function sharedKeyProblems(scope: IConstruct, value: unknown): readonly PropProblem[] {
  if (value === undefined) return [{ path: PATH, rule: 'is missing', remedy: REMEDY }];
  const rule = ruleOf(scope, value);
  return rule === undefined ? [] : [{ path: PATH, rule, remedy: REMEDY }];
}

function ruleOf(scope: IConstruct, value: unknown): string | undefined {
  const [, reference] = REFERENCE.exec(resolved(scope, value)) ?? [];
  if (reference === undefined) return NO_REFERENCE;
  const [kind, name = ''] = reference.split('.');
  const elements = TerraformStack.of(scope).node.findAll();
  if (kind === 'var') {
    const variable = elements.find((each) => each instanceof TerraformVariable && each.friendlyUniqueId === name);
    return variable instanceof TerraformVariable && variable.default !== undefined ? WITH_DEFAULT : undefined;
  }
  if (kind !== 'local') return undefined;
  const local = elements.find((each) => each instanceof TerraformLocal && each.friendlyUniqueId === name);
  return local instanceof TerraformLocal ? ruleOf(scope, expressionOf(local)) : undefined;
}

/** What the template would have; not text, when it is no string. */
function resolved(scope: IConstruct, value: unknown): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const found: unknown = Tokenization.resolve(value, { scope, resolver, preparing: false });
  return typeof found === 'string' ? found : '';
}

function expressionOf(local: TerraformLocal): unknown {
  const { locals = {} } = local.toTerraform() as { readonly locals?: Readonly<Record<string, unknown>> };
  return locals[local.friendlyUniqueId];
}
