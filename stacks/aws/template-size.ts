import { stringify } from 'yaml';

/**
 * Returns how many bytes of a template the toolkit sends, where they are more than `most`.
 * @returns up to `most`, a number that the bytes do not exceed
 */
export function sentBytes(template: object, most: number): number {
  const bound = mostSentBytes(template);
  return bound <= most ? bound : Buffer.byteLength(stringify(template, { schema: 'yaml-1.1', lineWidth: 0 }));
}

/**
 * Returns a number of bytes that a template does not exceed as YAML, which the toolkit sends and which takes long to
 * print. JSON with a line for each value is as deeply indented and has more punctuation. Only a string of several lines is
 * longer as YAML, which indents each of them.
 */
export function mostSentBytes(template: object): number {
  const json = JSON.stringify(template, undefined, 2);
  const lineBreaks = json.split('\\n').length - 1;
  const deepest = json.split('\n').reduce((most, line) => Math.max(most, line.search(/\S|$/)), 0);
  return Buffer.byteLength(`${json}\n`) + lineBreaks * (deepest + BLOCK_HEADER);
}

/** Such as `|2-`, and an indent of its own. */
const BLOCK_HEADER = 6;
