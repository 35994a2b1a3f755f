/** Content with optional line breaks, which are used where it does not fit on one line. */
export type Document =
  | string
  | { readonly kind: 'concat'; readonly parts: readonly Document[] }
  | { readonly kind: 'indent'; readonly of: Document }
  /** Flat if it fits into what is left of the line, else broken. */
  | { readonly kind: 'group'; readonly of: Document }
  /** A line break; `flat` is what stands there in a flat group, and nothing stands for a break in all cases. */
  | { readonly kind: 'line'; readonly flat?: string };

/** Defaults of Bicep's formatter. */
const LAYOUT = { indent: '  ', width: 120 } as const;

export const hardLine: Document = { kind: 'line' };
export const softLine = (flat: string): Document => ({ kind: 'line', flat });
export const concat = (...parts: readonly Document[]): Document => ({ kind: 'concat', parts });
export const indent = (of: Document): Document => ({ kind: 'indent', of });
export const group = (of: Document): Document => ({ kind: 'group', of });

export function separated(parts: readonly Document[], separator: Document): Document {
  return concat(...parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

/** Prints the document within the given width. */
export function layOut(
  document: Document,
  layout: { readonly indent: string; readonly width: number } = LAYOUT,
): string {
  const out: string[] = [];
  let column = 0;
  const write = (text: string): void => {
    out.push(text);
    column += text.length;
  };
  const go = (each: Document, depth: number, flat: boolean): void => {
    if (typeof each === 'string') return write(each);
    if (each.kind === 'concat') return each.parts.forEach((part) => go(part, depth, flat));
    if (each.kind === 'indent') return go(each.of, depth + 1, flat);
    if (each.kind === 'group') return go(each.of, depth, flat || fits(each.of, layout.width - column));
    if (flat && each.flat !== undefined) return write(each.flat);
    out.push('\n', layout.indent.repeat(depth));
    column = layout.indent.length * depth;
  };
  go(document, 0, false);
  return out.join('');
}

function fits(document: Document, room: number): boolean {
  return flatWidth(document) <= room;
}

function flatWidth(document: Document): number {
  if (typeof document === 'string') return document.length;
  if (document.kind === 'concat') return document.parts.reduce((sum, part) => sum + flatWidth(part), 0);
  if (document.kind === 'line') return document.flat?.length ?? Infinity;
  return flatWidth(document.of);
}
