import { element, plain, type Html } from './html';

/** A section with its heading, which the list of sections leads to. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly content: readonly Html[];
}

/** A table that scrolls by itself where it is wider than the screen. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly Html[])[]): Html {
  return scrolling(caption, [
    plain(
      'table',
      plain('caption', caption),
      plain('thead', plain('tr', ...head.map((cell) => element('th', { scope: 'col' }, [cell])))),
      plain(
        'tbody',
        ...rows.map((row) =>
          plain(
            'tr',
            ...row.map((cell, index) => (index === 0 ? element('th', { scope: 'row' }, [cell]) : plain('td', cell))),
          ),
        ),
      ),
    ),
  ]);
}

/** Something that may be wider than the screen; the keyboard reaches it, so that it can be scrolled. */
export function scrolling(label: string, content: readonly Html[]): Html {
  return element('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': label }, content);
}

export function list(items: readonly Html[]): Html {
  return plain('ul', ...items.map((item) => plain('li', item)));
}

/** A link to a page of a vendor, named after its host. */
export function source(url: string): Html {
  return element('a', { href: url }, [new URL(url).host]);
}

export function badge(kind: 'bad' | 'note', text: string): Html {
  return element('span', { class: `badge ${kind}` }, [text]);
}

/** US dollars with two digits. */
export function usd(amount: number | undefined): string {
  return amount === undefined ? 'not known' : amount.toFixed(2);
}

/** A whole number with commas between its thousands. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
