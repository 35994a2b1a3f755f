import { binary, call, conditional, number } from '../../tree/build';
import type { Node, Of } from '../../tree/node';
import { toNumber } from '../convert';
import { fail, type Make } from './make';

/** Known arguments are computed, as the compiler infers another type for a function of a constant. */
const extreme =
  (name: 'max' | 'min'): Make =>
  (args, types) => {
    const numbers = args.map((each) => toNumber(each, types));
    const known = numbers.flatMap((each) => (each.kind === 'int' || each.kind === 'decimal' ? [each.value] : []));
    const unknown: readonly Node[] = numbers.filter(({ kind }) => kind !== 'int' && kind !== 'decimal');
    if (numbers.length === 0) fail('has too few arguments');
    if (unknown.some((each) => types.of(each).kind === 'decimal'))
      fail('cannot compare a number in Bicep that may have a fraction');
    const bound = known.length === 0 ? undefined : number(Math[name](...known));
    if (bound?.kind === 'decimal')
      return unknown.length === 0 ? bound : besideFraction(name, together(name, unknown), bound);
    return together(name, bound === undefined ? unknown : [...unknown, bound]);
  };

function together(name: string, numbers: readonly Node[]): Node {
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined ? only : call(name, ...numbers);
}

/** An integer is compared with the next integer, as Bicep has no fractions. */
function besideFraction(name: 'max' | 'min', whole: Node, fraction: Of<'decimal'>): Node {
  return name === 'max'
    ? conditional(binary('>', whole, number(Math.floor(fraction.value))), whole, fraction)
    : conditional(binary('<', whole, number(Math.ceil(fraction.value))), whole, fraction);
}

/** Terraform's functions of numbers. */
export const numberFunctions: readonly (readonly [string, Make])[] = [
  ['max', extreme('max')],
  ['min', extreme('min')],
];
