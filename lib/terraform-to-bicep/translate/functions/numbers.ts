import { binary, call, conditional, number } from '../../tree/build';
import type { Node, Of } from '../../tree/node';
import { toNumber } from '../convert';
import { fail, type Make } from './make';

/** What is known is computed; the compiler calls a function of a constant a value of another type. */
const extreme =
  (name: 'max' | 'min'): Make =>
  (args, types) => {
    const numbers = args.map((each) => toNumber(each, types));
    const known = numbers.flatMap((each) => (each.kind === 'int' || each.kind === 'decimal' ? [each.value] : []));
    const unknown: readonly Node[] = numbers.filter(({ kind }) => kind !== 'int' && kind !== 'decimal');
    if (numbers.length === 0) fail('has too few arguments');
    if (unknown.some((each) => types.of(each).kind === 'decimal'))
      fail('cannot compare a number that may have a fraction in Bicep');
    const bound = known.length === 0 ? undefined : number(Math[name](...known));
    if (bound?.kind === 'decimal')
      return unknown.length === 0 ? bound : besideFraction(name, together(name, unknown), bound);
    return together(name, bound === undefined ? unknown : [...unknown, bound]);
  };

function together(name: string, numbers: readonly Node[]): Node {
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined ? only : call(name, ...numbers);
}

/** A whole number is compared with the next whole number, as Bicep has no others. */
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
