import { blocksOf, type Json } from '../json';
import { Inexpressible } from '../problem';
import { type Type, withoutNull } from '../tree/type';
import type { Expression } from '../terraform/syntax';
import { parseTemplate } from '../terraform/parse';

export type Allowed = string | number | boolean;

/** Constraints of a variable that Azure can check; the others become part of the description. */
export interface Limits {
  readonly allowedValues?: readonly Allowed[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly rules: readonly string[];
}

type Bound = Omit<Limits, 'rules'>;

interface Bounds {
  readonly bound: Bound;
  /** Whether the constraint is equivalent to the condition. */
  readonly whole: boolean;
}

const NOTHING: Bounds = { bound: {}, whole: false };

/** Reads the `validation` blocks of a variable of this type. */
export function limitsOf(name: string, validation: Json | undefined, type: Type): Limits {
  let limits: Limits = { rules: [] };
  for (const { condition, error_message: message } of blocksOf(validation)) {
    const { bound, whole } = typeof condition === 'string' ? boundsOf(name, condition) : NOTHING;
    const both = narrower(limits, bound);
    const applies = isAllowedOn(type, bound) && both.allowedValues?.length !== 0;
    const said = whole && applies ? [] : [typeof message === 'string' ? message : String(condition)];
    limits = { ...limits, ...(applies ? both : {}), rules: [...limits.rules, ...said] };
  }
  return limits;
}

/** Whether Bicep has these constraints on the type: lengths of strings and lists, values of numbers. */
function isAllowedOn(type: Type, { allowedValues, minLength, maxLength, minValue, maxValue }: Bound): boolean {
  const { kind } = withoutNull(type);
  if ((minLength ?? maxLength) !== undefined && kind !== 'string' && kind !== 'list') return false;
  if ((minValue ?? maxValue) !== undefined && kind !== 'int') return false;
  return (allowedValues ?? []).every((each) => KINDS[typeof each] === kind);
}

const KINDS: Readonly<Record<string, Type['kind']>> = { string: 'string', number: 'int', boolean: 'bool' };

/** The constraints that are equivalent to both. */
function narrower(one: Bound, other: Bound): Bound {
  const largest = (key: 'minLength' | 'minValue'): Bound => extreme(key, one, other, Math.max);
  const smallest = (key: 'maxLength' | 'maxValue'): Bound => extreme(key, one, other, Math.min);
  const allowed = one.allowedValues?.filter((each) => other.allowedValues?.includes(each) ?? true);
  return {
    ...one,
    ...other,
    ...(allowed === undefined ? {} : { allowedValues: allowed }),
    ...largest('minLength'),
    ...smallest('maxLength'),
    ...largest('minValue'),
    ...smallest('maxValue'),
  };
}

function extreme(
  key: 'minLength' | 'maxLength' | 'minValue' | 'maxValue',
  { [key]: one }: Bound,
  { [key]: other }: Bound,
  pick: (one: number, other: number) => number,
): Bound {
  return one === undefined || other === undefined ? {} : { [key]: pick(one, other) };
}

function boundsOf(name: string, condition: string): Bounds {
  try {
    return bounds(name, parseTemplate(condition));
  } catch (error) {
    if (error instanceof Inexpressible) return NOTHING;
    throw error;
  }
}

/** Each side of a conjunction is a constraint on its own, also when the other one has no counterpart. */
function bounds(name: string, condition: Expression): Bounds {
  if (condition.kind === 'binary' && condition.operator === '&&') {
    const [first, second] = [bounds(name, condition.left), bounds(name, condition.right)];
    return { bound: narrower(first.bound, second.bound), whole: first.whole && second.whole };
  }
  const bound = boundOf(name, condition);
  return bound === undefined ? NOTHING : { bound, whole: true };
}

function boundOf(name: string, condition: Expression): Bound | undefined {
  if (condition.kind === 'call' && condition.name === 'contains') return oneOf(name, condition.args);
  if (condition.kind !== 'binary') return undefined;
  const { operator, left, right } = condition;
  if (right.kind !== 'literal' || typeof right.value !== 'number') return undefined;
  if (isLength(name, left)) return range(operator, right.value, 'minLength', 'maxLength');
  return isVariable(name, left) ? range(operator, right.value, 'minValue', 'maxValue') : undefined;
}

function oneOf(name: string, [list, value]: readonly Expression[]): Bound | undefined {
  if (list?.kind !== 'list' || value === undefined || !isVariable(name, value)) return undefined;
  const values = list.items.map((item) => (item.kind === 'literal' ? item.value : null));
  return values.every((each) => each !== null) && values.length > 0 ? { allowedValues: values } : undefined;
}

function range(operator: string, value: number, low: keyof Bound, high: keyof Bound): Bound | undefined {
  if (!Number.isInteger(value)) return undefined;
  if (operator === '>=') return { [low]: value };
  if (operator === '>') return { [low]: value + 1 };
  if (operator === '<=') return { [high]: value };
  if (operator === '<') return { [high]: value - 1 };
  return operator === '==' ? { [low]: value, [high]: value } : undefined;
}

function isLength(name: string, expression: Expression): boolean {
  return (
    expression.kind === 'call' && expression.name === 'length' && expression.args.some((arg) => isVariable(name, arg))
  );
}

function isVariable(name: string, expression: Expression): boolean {
  return (
    expression.kind === 'attribute' &&
    expression.name === name &&
    expression.of.kind === 'name' &&
    expression.of.name === 'var'
  );
}
