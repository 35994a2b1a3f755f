import { Inexpressible } from '../problem';

/** A position in a string that moves forward. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Whether `expected` is next; does not move. */
export function peek(cursor: Cursor, expected: string): boolean {
  return cursor.text.startsWith(expected, cursor.at);
}

/** Moves over `expected` when it is next; returns whether it was. */
export function take(cursor: Cursor, expected: string): boolean {
  if (!peek(cursor, expected)) return false;
  cursor.at += expected.length;
  return true;
}

/** Moves over what a sticky pattern matches, and returns it; undefined when it does not match. */
export function takeMatch(cursor: Cursor, sticky: RegExp): string | undefined {
  sticky.lastIndex = cursor.at;
  const match = sticky.exec(cursor.text)?.[0];
  if (match !== undefined) cursor.at += match.length;
  return match;
}

/** Moves over `expected`. @throws Inexpressible when something else is next */
export function expect(cursor: Cursor, expected: string): void {
  if (!take(cursor, expected)) fail(cursor, `expected '${expected}'`);
}

/**
 * Reports a syntax error at the cursor: `what` is the problem, before the place.
 * @throws Inexpressible in any case, with the expression and the next 20 characters
 */
export function fail(cursor: Cursor, what: string): never {
  const near = cursor.text.slice(cursor.at, cursor.at + 20);
  throw new Inexpressible(
    `cannot read the Terraform expression '${cursor.text}': ${what} ${near === '' ? 'at its end' : `before '${near}'`}`,
  );
}
