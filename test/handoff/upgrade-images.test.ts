import { lookupIn, type Handoff } from '../../lib/handoff/handoff';
import { parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { pinnedInstances, upgradeImages } from '../../lib/handoff/upgrade-images';
import { withRouter } from '../fixtures/config';
import { bothSides, DEPLOYED, IMAGE } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';

const NEWEST = 'ami-0cccccccccccccccc';
const ROUTER_IMAGE = 'aws.images.router-1/arm64';

function upgraded(handoff: Handoff, newest = NEWEST): Handoff {
  const result = upgradeImages('aws', pinnedInstances(linkOf(SHORTEST).sites[0], handoff), { arm64: newest }, handoff);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

describe('an upgrade of the AMI', () => {
  test('gives each instance the newest one, whatever it has', () => {
    const lookup = lookupIn(upgraded(DEPLOYED));

    expect([lookup(ROUTER_IMAGE), lookup('aws.images.test-host-1/arm64')]).toEqual([NEWEST, NEWEST]);
  });

  test('keeps which AMI is deployed', () => {
    expect(upgraded(DEPLOYED).aws?.images['router-1/arm64']).toBe(IMAGE);
  });

  test('that is asked for again before its deployment has the newest one of then', () => {
    expect(lookupIn(upgraded(upgraded(DEPLOYED), 'ami-0dddddddddddddddd'))(ROUTER_IMAGE)).toBe('ami-0dddddddddddddddd');
  });

  test('to the AMI that is deployed changes nothing', () => {
    expect(upgraded(DEPLOYED, IMAGE)).toEqual(DEPLOYED);
  });

  test('before the router is deployed changes what the network offers', () => {
    expect(upgraded(bothSides()).aws).toEqual({
      ...bothSides().aws,
      images: { ...bothSides().aws?.images, arm64: NEWEST },
    });
  });

  test('leaves an instance alone whose AMI the config gives', () => {
    const given = linkOf(withRouter({ ami: 'ami-0bbbbbbbbbbbbbbbb' }));

    expect(pinnedInstances(given.sites[0], DEPLOYED).map(({ name }) => name)).toEqual(['test-host-1']);
  });

  test.each<[string, Handoff]>([
    ['before the network is deployed', { version: 2, link: 'link' }],
    ['where only an address was set by hand', bothSides({ images: {} })],
  ])('%s has nothing to upgrade', (_, handoff) => {
    expect(upgradeImages('aws', [], { arm64: NEWEST }, handoff)).toEqual({
      ok: false,
      problem: 'no AMI is chosen yet: the next deployment of the network takes the newest',
    });
  });

  test('is in the file of the hand-off', () => {
    const read = parseHandoff(printHandoff(upgraded(DEPLOYED)), 'handoff.json', 'link');

    expect(read).toEqual({ ok: true, value: { handoff: upgraded(DEPLOYED), notices: [] } });
  });
});
