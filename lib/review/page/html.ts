import { printAttributes, escapeMarkup } from '../markup/escape';
import { printSvg, type Picture } from '../picture/svg';

/** Elements of the page; there is none that runs or loads anything. */
type Tag =
  | 'a'
  | 'caption'
  | 'code'
  | 'div'
  | 'figcaption'
  | 'figure'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'li'
  | 'main'
  | 'nav'
  | 'ol'
  | 'p'
  | 'section'
  | 'span'
  | 'strong'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'tr'
  | 'ul';

interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly href?: string;
  readonly scope?: 'col' | 'row';
  readonly role?: 'region';
  readonly tabindex?: 0;
  readonly 'aria-label'?: string;
}

/** A part of the page: a string, an element, or a picture. */
export type Html =
  | string
  | {
      readonly tag: Tag;
      readonly attributes: Attributes;
      readonly children: readonly Html[];
    }
  | { readonly picture: Picture };

/** An element with attributes. */
export function element(tag: Tag, attributes: Attributes, children: readonly Html[]): Html {
  return { tag, attributes, children };
}

/** An element without attributes. */
export function plain(tag: Tag, ...children: readonly Html[]): Html {
  return { tag, attributes: {}, children };
}

/** Where a link may lead: to a page of a vendor, or to a section of this page. */
const ALLOWED = /^(https:\/\/|#)/;

/** Prints a part of the page. @throws Error for a link that leads neither to an https page nor into this one */
export function printHtml(node: Html): string {
  if (typeof node === 'string') return escapeMarkup(node);
  if ('picture' in node) return printSvg(node.picture);
  const { tag, attributes, children } = node;
  if (attributes.href !== undefined && !ALLOWED.test(attributes.href)) {
    throw new Error(`a link of the review leads to ${attributes.href}`);
  }
  return `<${tag}${printAttributes({ ...attributes })}>${children.map(printHtml).join('')}</${tag}>${BLOCKS.has(tag) ? '\n' : ''}`;
}

/** A line ends behind these, so that two versions of a page can be compared. */
const BLOCKS: ReadonlySet<Tag> = new Set([
  'caption',
  'div',
  'h1',
  'h2',
  'h3',
  'li',
  'p',
  'section',
  'table',
  'tr',
  'ul',
]);
