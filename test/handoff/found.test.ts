import { emptyHandoff, type Handoff } from '../../lib/handoff/handoff';
import { foundNetworks, isWorthKeeping, parseHandoff, printHandoff } from '../../lib/handoff/parse';
import { forgetSide } from '../../lib/handoff/forget-side';
import { refreshHandoff } from '../../lib/handoff/refresh';
import { loadConfig } from '../../lib/config/load';
import { configOf } from '../fixtures/config';
import { bothSides } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

const FOUND = {
  vpc: {
    id: 'vpc-0a1b2c3d4e5f67890',
    cidrs: ['10.20.0.0/16'],
    subnets: [{ id: 'subnet-0123456789abcdef0', cidr: '10.20.0.0/24', public: true }],
    routeTables: ['rtb-0aaaaaaaaaaaaaaaa'],
  },
};
const HANDOFF: Handoff = { ...bothSides(), found: FOUND };
const IN_VPC = configOf({ aws: { vpc: { id: FOUND.vpc.id } } });

describe('what was found of existing networks', () => {
  test('is printed and parsed with the facts', () => {
    expect(parseHandoff(printHandoff(HANDOFF), 'f', 'link')).toEqual({
      ok: true,
      value: { handoff: HANDOFF, notices: [] },
    });
  });

  test('stays when outputs are read over the facts', () => {
    const sources = { awsOutputs: { file: 'a' }, azureOutputs: { file: 'b' } };
    const refreshed = refreshHandoff(
      { handoff: { file: 'f', text: printHandoff(HANDOFF) }, ...sources },
      linkOf(IN_VPC, HANDOFF),
    );

    expect(refreshed).toMatchObject({ ok: true, handoff: { found: FOUND } });
  });

  test('stays when a side is forgotten, and is worth a file by itself', () => {
    const forgotten = forgetSide('aws', printHandoff({ ...emptyHandoff('link'), found: FOUND }), 'f', 'link');

    expect(forgotten).toEqual({ ok: true, value: { ...emptyHandoff('link'), found: FOUND, aws: undefined } });
    expect([HANDOFF, emptyHandoff('link'), { ...emptyHandoff('link'), found: FOUND }].map(isWorthKeeping)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is read before the config is, and nothing is read of an invalid file', () => {
    expect(foundNetworks(printHandoff(HANDOFF))).toEqual(FOUND);
    expect([undefined, '{', '{"version": 2}', '[]'].map(foundNetworks)).toEqual([{}, {}, {}, {}]);
  });
});

describe('a config that only names a VPC', () => {
  test('takes the rest from what was found', () => {
    expect(linkOf(IN_VPC, HANDOFF).sites[0].network).toEqual({
      kind: 'existing',
      id: FOUND.vpc.id,
      cidrs: FOUND.vpc.cidrs,
      subnets: [
        { id: 'subnet-0123456789abcdef0', name: 'subnet-0123456789abcdef0', cidr: '10.20.0.0/24', public: true },
      ],
      routeTables: FOUND.vpc.routeTables,
    });
  });

  test('takes nothing that was found of another VPC', () => {
    const loaded = loadConfig(IN_VPC, 'f', { vpc: { ...FOUND.vpc, id: 'vpc-0fedcba9876543210' } });

    expect(loaded).toMatchObject({
      ok: false,
      problems: [{ code: 'existing-unknown' }, { code: 'existing-unknown' }, { code: 'existing-unknown' }],
    });
  });

  test('wins over what was found with what it says itself', () => {
    const routeTables = ['rtb-0cccccccccccccccc'];
    const loaded = loadConfig(configOf({ aws: { vpc: { id: FOUND.vpc.id, routeTables } } }), 'f', FOUND);

    expect(loaded).toMatchObject({ ok: true, config: { aws: { vpc: { routeTables, cidrs: FOUND.vpc.cidrs } } } });
  });

  test('is a draft while nothing is known', () => {
    expect(loadConfig(IN_VPC, 'f')).toMatchObject({
      ok: false,
      draft: { config: { aws: { vpc: { id: FOUND.vpc.id } } } },
    });
  });
});
