import type { Node } from './node';

/** The pattern for `format`: the string with placeholders for its other parts. */
export function patternOf(parts: readonly Node[]): string {
  let place = 0;
  return parts.map((part) => (part.kind === 'string' ? escapeFormat(part.value) : `{${place++}}`)).join('');
}

/** A literal part of a pattern, with escaped braces. */
function escapeFormat(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}');
}
