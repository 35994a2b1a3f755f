import { Inexpressible } from '../problem';

/** Decimal digits that a JavaScript number represents exactly. */
const EXACT_DIGITS = 15;

/** The number as Terraform formats it: all digits, no exponent. @throws Inexpressible when digits would be lost */
export function numberText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  const digits = text.replace(/^-|\./g, '').replace(/^0+/, '');
  if (/e/i.test(text) || (!Number.isSafeInteger(value) && digits.length > EXACT_DIGITS)) {
    throw new Inexpressible(tooLong(text));
  }
  return text;
}

function tooLong(text: string): string {
  return `the number ${text} has too many digits for a template`;
}

/**
 * The number that Terraform converts a string to; `undefined` when it is not a number.
 * @throws Inexpressible when digits would be lost
 */
export function parseNumber(text: string): number | undefined {
  if (!/^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/^-|\./g, '')
    .replace(/^0+|0+$/g, '');
  if (digits.length > EXACT_DIGITS && !Number.isSafeInteger(value)) throw new Inexpressible(tooLong(text));
  numberText(value);
  return value;
}

/** Adds, subtracts or multiplies without binary fractions. @throws Inexpressible when digits would be lost */
export function exactly(operator: '+' | '-' | '*', left: number, right: number): number {
  const [a, b] = [scaled(left), scaled(right)];
  const places = operator === '*' ? a.places + b.places : Math.max(a.places, b.places);
  const [x, y] = operator === '*' ? [a.digits, b.digits] : [widen(a, places), widen(b, places)];
  const sum = operator === '*' ? x * y : operator === '+' ? x + y : x - y;
  // Terraform retains the sign of zero, and prints it.
  return sum === 0n ? signOfZero(operator, left, right) : read(sum, places);
}

function signOfZero(operator: '+' | '-' | '*', left: number, right: number): number {
  const zero = operator === '*' ? left * right : operator === '+' ? left + right : left - right;
  return Object.is(zero, -0) ? -0 : 0;
}

/** The exact quotient. @throws Inexpressible when it has too many digits, or for a division by zero */
export function quotient(left: number, right: number): number {
  if (right === 0) throw new Inexpressible('cannot divide by zero');
  const value = left / right;
  if (exactly('*', Number(numberText(value)), right) !== left && left !== 0) {
    throw new Inexpressible(`the quotient of ${left} and ${right} has too many digits for a template`);
  }
  return value;
}

interface Scaled {
  readonly digits: bigint;
  readonly places: number;
}

function scaled(value: number): Scaled {
  const [whole = '0', fraction = ''] = numberText(value).split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length };
}

function widen({ digits, places }: Scaled, to: number): bigint {
  return digits * 10n ** BigInt(to - places);
}

function read(digits: bigint, places: number): number {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(places + 1, '0');
  const [whole, fraction] = [text.slice(0, text.length - places), text.slice(text.length - places)];
  const value = Number(`${negative ? '-' : ''}${whole}${places === 0 ? '' : `.${fraction}`}`);
  const exact = fraction.replace(/0+$/, '');
  const expected = `${negative ? '-' : ''}${whole}${exact === '' ? '' : `.${exact}`}`;
  if (numberText(value) !== expected) {
    throw new Inexpressible(tooLong(expected));
  }
  return value;
}
