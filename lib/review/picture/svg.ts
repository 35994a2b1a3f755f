import { escapeMarkup, printAttributes } from '../markup/escape';

/** How something is drawn; the style sheet of the pictures has a rule for each. */
export type Look =
  | 'cloud'
  | 'created'
  | 'existing'
  | 'machine'
  | 'used'
  | 'free'
  | 'tunnel'
  | 'peering'
  | 'heading'
  | 'strong'
  | 'label'
  | 'faint';

/** A part of a picture; lengths are in units of its view box. */
export type SvgNode =
  | {
      readonly kind: 'rect';
      readonly look: Look;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      /** Shown while the pointer is over it. @default - nothing */
      readonly title?: string;
    }
  | { readonly kind: 'curve'; readonly look: Look; readonly from: Point; readonly to: Point; readonly title?: string }
  | {
      readonly kind: 'text';
      readonly look: Look;
      readonly at: Point;
      readonly text: string;
      readonly anchor?: 'start' | 'middle' | 'end';
    };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** What a screen reader says. */
  readonly title: string;
  readonly nodes: readonly SvgNode[];
  /** Whether it is stretched to the width of its place. @default false */
  readonly stretched?: boolean;
}

/**
 * Prints a picture as an `svg` element.
 * @param style a style sheet, for a picture that is a file of its own. @default - none; the page has it
 */
export function printSvg({ width, height, title, nodes, stretched }: Picture, style?: string): string {
  const attributes = {
    ...(style === undefined ? {} : { xmlns: 'http://www.w3.org/2000/svg', width, height }),
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: stretched === true ? 'none' : undefined,
    class: stretched === true ? 'bar' : 'picture',
    role: 'img',
    'aria-label': title,
  };
  const sheet = style === undefined ? [] : [`<style>${style}</style>`];
  return [`<svg${printAttributes(attributes)}>`, ...sheet, ...nodes.map(printNode), '</svg>'].join('\n');
}

function printNode(node: SvgNode): string {
  switch (node.kind) {
    case 'rect': {
      const { look, x, y, width, height, radius } = node;
      return element('rect', { class: look, x, y, width, height, rx: radius }, titleOf(node.title));
    }
    case 'curve': {
      const { look, from, to } = node;
      const middle = Math.round((from.x + to.x) / 2);
      const d = `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
      return element('path', { class: look, d }, titleOf(node.title));
    }
    case 'text': {
      const { look, at, text, anchor } = node;
      const place = { class: look, x: at.x, y: at.y, 'text-anchor': anchor };
      return element('text', place, escapeMarkup(text));
    }
  }
}

function titleOf(title: string | undefined): string {
  return title === undefined ? '' : `<title>${escapeMarkup(title)}</title>`;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: string,
): string {
  const start = `<${name}${printAttributes(attributes)}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}
