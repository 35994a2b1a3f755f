import type { Node } from './node';

/** The pattern of a text with places for its other parts, in the form that `format` takes. */
export function patternOf(parts: readonly Node[]): string {
  let place = 0;
  return parts.map((part) => (part.kind === 'string' ? escapeFormat(part.value) : `{${place++}}`)).join('');
}

/** The fixed part of a format, where braces mark places. */
function escapeFormat(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}');
}
