import { drawLink } from '../../lib/review/picture/draw-link';
import type { Picture, SvgNode } from '../../lib/review/picture/svg';
import { previewOfExample } from '../fixtures/examples';
import { linkOf } from '../fixtures/link-of';
import { CONFIGS } from '../fixtures/configs';
import { withSites } from './support';

const textsOf = ({ nodes }: Picture): readonly string[] => nodes.flatMap((node) => ('text' in node ? [node.text] : []));
const ofLook = ({ nodes }: Picture, look: SvgNode['look']): readonly SvgNode[] =>
  nodes.filter((node) => node.look === look);

describe('the picture of a link', () => {
  const picture = drawLink(previewOfExample('minimal'));

  test('has the networks, the router and the gateway with their addresses', () => {
    expect(textsOf(picture)).toEqual(
      expect.arrayContaining(['VPC 10.0.0.0/16', 'VNet 10.3.0.0/16', 'router-1', '198.51.100.10', '203.0.113.10']),
    );
  });

  test('says in its title what it shows', () => {
    expect(picture.title).toBe('VPC 10.0.0.0/16 in eu-central-1; 1 tunnel to 10.3.0.0/16 in Azure westeurope');
  });

  test('has zone, reachability and route table of each subnet', () => {
    const several = drawLink(linkOf(CONFIGS['several of everything'], undefined, true));

    expect(textsOf(several)).toEqual(
      expect.arrayContaining(['public, table Public', 'zone eu-central-1a', 'private, table Private', 'zone 2']),
    );
  });

  test('draws an existing network otherwise than a created one', () => {
    const existing = drawLink(previewOfExample('existing-networks'));

    // One of each kind is in the legend.
    expect(ofLook(picture, 'existing')).toHaveLength(1);
    expect(ofLook(existing, 'existing').length).toBeGreaterThan(2);
  });

  test('has the route tables of an existing VPC', () => {
    const texts = textsOf(drawLink(previewOfExample('existing-networks')));

    expect(texts).toContain('route tables rtb-0aaaaaaaaaaaaaaaa, rtb-0bbbbbbbbbbbbbbbb');
  });

  test('has the routers of two sites by different names', () => {
    const texts = textsOf(drawLink(previewOfExample('two-sites')));

    expect(texts.filter((each) => each.endsWith('router-1'))).toEqual(['router-1', 'virginia/router-1']);
  });

  test('joins each spoke to its hub', () => {
    expect(ofLook(drawLink(previewOfExample('hub-and-spoke')), 'peering')).toHaveLength(2);
  });
});

describe.each([1, 2, 20])('the picture of a link with %i sites', (count) => {
  const picture = drawLink(withSites(previewOfExample('minimal'), count));
  const frames = picture.nodes.flatMap((node) => (node.kind === 'rect' ? [node] : []));

  test('has a tunnel from each of them', () => {
    expect(ofLook(picture, 'tunnel').length - 1).toBe(count);
  });

  test('has every box within it', () => {
    const outside = frames.filter(
      ({ x, y, width, height }) => x < 0 || y < 0 || x + width > picture.width || y + height > picture.height,
    );

    expect(outside).toEqual([]);
  });

  test('has no two boxes that cross: one is within the other, or beside it', () => {
    const crossing = frames.flatMap((a, index) =>
      frames.slice(index + 1).filter((b) => {
        const beside = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        return !beside && !within(a, b) && !within(b, a);
      }),
    );

    expect(crossing).toEqual([]);
  });
});

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function within(a: Frame, b: Frame): boolean {
  return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}
