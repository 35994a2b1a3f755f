/**
 * What an editor or a page does not show, or what changes how it shows the rest: control characters, formats (direction
 * of text, zero width), line separators, and every blank but the space. A reviewer must read what Azure reads.
 */
export const INVISIBLE = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Returns JSON with an escape for each character that is not visible; line breaks between its members stay. */
export function visibleJson(json: string): string {
  return json.replace(INVISIBLE, (found) =>
    found === '\n'
      ? found
      : found
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}
