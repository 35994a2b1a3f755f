import { binary, conditional, notNull, NULL } from '../tree/build';
import type { Node } from '../tree/node';
import type { Types } from './types';

/** Whether a value is null in every deployment; for Terraform it is absent. */
export function isAbsent(value: Node): boolean {
  return value.kind === 'conditional' ? isAbsent(value.yes) && isAbsent(value.no) : value.kind === 'null';
}

/** The value, or the fallback in a deployment where the value is null. */
export function orElse(value: Node, fallback: Node, types: Types): Node {
  if (value.kind === 'null') return fallback;
  if (types.of(value).kind !== 'maybe') return value;
  if (value.kind === 'conditional')
    return conditional(value.test, orElse(value.yes, fallback, types), orElse(value.no, fallback, types));
  return binary('??', value, fallback);
}

/** What `make` returns for the value; null in a deployment where the value is null. */
export function whenSet(value: Node, make: (value: Node) => Node | undefined, types: Types): Node | undefined {
  if (value.kind === 'null') return NULL;
  if (types.of(value).kind !== 'maybe') return make(value);
  if (value.kind === 'conditional')
    return conditional(value.test, whenSet(value.yes, make, types) ?? NULL, whenSet(value.no, make, types) ?? NULL);
  const given = notNull(value);
  const made = make(given);
  return made === given ? value : conditional(binary('==', value, NULL), NULL, made ?? NULL);
}
