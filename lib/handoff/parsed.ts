/** A value, or one line with the error of the file that it was read from. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Parses JSON without the parser's own message, which may quote a secret in the document. */
export function parseJson(text: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return refuse('not JSON');
  }
}

/** Returns an error; `problem` is one line with the remedy. */
export function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
