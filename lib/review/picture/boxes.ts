import { isKnown, type Fact } from '../../model/fact';
import type { Look, Point, SvgNode } from './svg';

/** Lengths of the layout, in units of the view box. */
export const GAP = 12;
export const HEADING = 30;
export const LINE = 16;
export const SUBNET_WIDTH = 208;
export const MACHINE_WIDTH = 124;
/** Width of a network's box. */
export const NETWORK_WIDTH = 368;
const SMALL_GAP = 8;
/** A letter of the labels, roughly. */
const LETTER = 6.4;

/** A box with lines of text; its height follows from them. */
export interface Box {
  readonly look: Look;
  readonly lines: readonly string[];
  readonly title: string;
}

/** Something that is drawn, and how high it is. */
export interface Drawn {
  readonly nodes: readonly SvgNode[];
  readonly height: number;
  /** Where tunnels end, by name. */
  readonly ends: ReadonlyMap<string, Point>;
}

/** Draws parts one below the other. */
export function stack(parts: readonly ((y: number) => Drawn)[], top: number): Drawn {
  let y = top;
  const drawn = parts.map((part) => {
    const each = part(y);
    y += each.height + GAP;
    return each;
  });
  return {
    nodes: drawn.flatMap(({ nodes }) => nodes),
    height: y - GAP - top,
    ends: new Map(drawn.flatMap(({ ends }) => [...ends])),
  };
}

export interface Column {
  readonly nodes: readonly SvgNode[];
  readonly height: number;
  /** The vertical middle of each box. */
  readonly middles: readonly number[];
}

/** Draws boxes one below the other. */
export function column(boxes: readonly Box[], x: number, top: number, width: number): Column {
  let y = top;
  const middles: number[] = [];
  const nodes = boxes.flatMap(({ look, lines, title }) => {
    const height = lines.length * LINE + 10;
    const at = y;
    middles.push(at + height / 2);
    y += height + SMALL_GAP;
    return [
      frame(look, x, at, width, height, title),
      ...lines.map((line, index) =>
        text(
          index === 0 ? 'label' : 'faint',
          x + 8,
          at + 17 + index * LINE,
          fit(line, Math.floor((width - 12) / LETTER)),
        ),
      ),
    ];
  });
  return { nodes, height: boxes.length === 0 ? 0 : y - SMALL_GAP - top, middles };
}

/** The box of a network, with its name and a line about it. */
export function network(look: Look, at: Point, height: number, title: string, about: string): readonly SvgNode[] {
  return [
    frame(look, at.x, at.y, NETWORK_WIDTH, height, title),
    text('strong', at.x + GAP, at.y + 20, fit(title, 50)),
    text('faint', at.x + GAP, at.y + 36, fit(about, 58)),
  ];
}

export function frame(look: Look, x: number, y: number, width: number, height: number, title?: string): SvgNode {
  return { kind: 'rect', look, x, y, width, height, radius: 5, title };
}

export function text(look: Look, x: number, y: number, content: string, anchor?: 'middle'): SvgNode {
  return { kind: 'text', look, at: { x, y }, text: content, anchor };
}

/** Cuts a string that does not fit; the title of its box has all of it. */
export function fit(content: string, letters: number): string {
  return content.length <= letters ? content : `${content.slice(0, letters - 1)}…`;
}

/** An address as the picture shows it. */
export function addressOf(fact: Fact): string {
  return isKnown(fact) ? fact.value : 'not assigned yet';
}
