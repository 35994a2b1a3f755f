import { Inexpressible } from '../problem';

/** A position in a string that moves forward. */
export interface Cursor {
  readonly text: string;
  at: number;
}

export function peek(cursor: Cursor, expected: string): boolean {
  return cursor.text.startsWith(expected, cursor.at);
}

/** Moves over `expected` when it is next. */
export function take(cursor: Cursor, expected: string): boolean {
  if (!peek(cursor, expected)) return false;
  cursor.at += expected.length;
  return true;
}

/** Moves over what a sticky pattern matches, and returns it. */
export function takeMatch(cursor: Cursor, sticky: RegExp): string | undefined {
  sticky.lastIndex = cursor.at;
  const match = sticky.exec(cursor.text)?.[0];
  if (match !== undefined) cursor.at += match.length;
  return match;
}

export function expect(cursor: Cursor, expected: string): void {
  if (!take(cursor, expected)) fail(cursor, `expected '${expected}'`);
}

export function fail(cursor: Cursor, what: string): never {
  const near = cursor.text.slice(cursor.at, cursor.at + 20);
  throw new Inexpressible(
    `cannot read the Terraform expression '${cursor.text}': ${what} ${near === '' ? 'at its end' : `before '${near}'`}`,
  );
}
