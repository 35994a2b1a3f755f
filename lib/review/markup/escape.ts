import { visible } from '../../base/visible';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Returns a string as text or as the value of an attribute, of HTML and of SVG. What is not visible, such as a change of
 * the direction of text, becomes an escape that a reader sees.
 */
export function escapeMarkup(text: string): string {
  return visible(text).replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
}

/** Returns attributes as they stand behind the name of an element; each begins with a space. */
export function printAttributes(attributes: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeMarkup(String(value))}"`]))
    .join('');
}
