import type { AddressRange, Addresses } from '../content/addresses';
import type { Picture } from '../picture/svg';
import { badge, count, list, table, type Section } from './blocks';
import { element, plain, type Html } from './html';

const WIDTH = 1000;
const HEIGHT = 24;
/** A small subnet of a large range remains visible. */
const LEAST = 4;

/** The section of the address ranges, each as a bar. */
export function addressSection({ ranges, overlaps }: Addresses): Section {
  return {
    id: 'addresses',
    heading: 'Addresses',
    content: [
      overlaps.length === 0
        ? plain('p', 'No two networks of the link overlap.')
        : list(overlaps.map((each) => badge('bad', each))),
      ...ranges.filter(({ parts }) => parts.length > 0).map(bar),
      table(
        'Every prefix of the link',
        ['Prefix', 'Of', 'Addresses', 'In no subnet', 'Subnets'],
        ranges.map(({ prefix, owner, size, free, parts }) => [
          prefix,
          owner,
          count(size),
          free === undefined ? 'not known' : count(free),
          parts.map((part) => `${part.name} ${part.prefix}`).join(', '),
        ]),
      ),
    ],
  };
}

function bar(range: AddressRange): Html {
  const { owner, prefix, parts, free } = range;
  const rest = free === undefined ? 'other subnets are not known' : `${count(free)} addresses are free`;
  return plain(
    'figure',
    plain('figcaption', `${owner} ${prefix}: ${rest}`),
    { picture: barOf(range) },
    marks(parts.length),
  );
}

/** Ends of the bar. */
function marks(parts: number): Html {
  return element('div', { class: 'marks' }, [
    plain('span', 'first address'),
    plain('span', parts === 1 ? '1 subnet' : `${parts} subnets`),
    plain('span', 'last address'),
  ]);
}

function barOf({ owner, prefix, parts }: AddressRange): Picture {
  const used = parts.map((part) => ({
    kind: 'rect' as const,
    look: 'used' as const,
    x: Math.round(part.start * WIDTH),
    y: 0,
    width: Math.max(LEAST, Math.round(part.share * WIDTH)),
    height: HEIGHT,
    title: `${part.name} ${part.prefix}`,
  }));
  return {
    width: WIDTH,
    height: HEIGHT,
    title: `${owner} ${prefix} with ${parts.map((part) => `${part.name} ${part.prefix}`).join(', ')}`,
    stretched: true,
    nodes: [{ kind: 'rect', look: 'free', x: 0, y: 0, width: WIDTH, height: HEIGHT }, ...used],
  };
}
