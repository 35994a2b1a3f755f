import { visible } from '../../base/visible';

/** A part of a page in Markdown. */
export type Markdown =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'details'; readonly summary: string; readonly content: readonly Markdown[] };

/** Prints parts of a page, with an empty line between them. */
export function printMarkdown(parts: readonly Markdown[]): string {
  return `${parts.map(printPart).join('\n\n')}\n`;
}

function printPart(part: Markdown): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${escapeMarkdown(part.text)}`;
    case 'paragraph':
      return escapeMarkdown(part.text);
    case 'list':
      return part.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'table':
      return [part.head, part.head.map(() => undefined), ...part.rows]
        .map((row) => `| ${row.map((cell) => (cell === undefined ? '---' : escapeMarkdown(cell))).join(' | ')} |`)
        .join('\n');
    case 'details':
      return [
        `<details><summary>${escapeMarkdown(part.summary)}</summary>`,
        ...part.content.map(printPart),
        '</details>',
      ].join('\n\n');
  }
}

/** What GitHub turns into a link, a mention or a reference. */
const LINKED = /https?:|www\.|[@#]/gi;
/** Splits a word for GitHub, and shows as nothing. */
const NOTHING = '<!-- -->';

/**
 * Returns a string that Markdown shows as it is: no markup, no link, and nobody is mentioned by a name with an at sign.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>|~!&]/g, (found) => ENTITY[found] ?? `\\${found}`)
    .replace(LINKED, (found) =>
      found.length === 1 ? `${found}${NOTHING}` : `${found.slice(0, 1)}${NOTHING}${found.slice(1)}`,
    )
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** The backslash protects neither of these from being read as HTML. */
const ENTITY: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
