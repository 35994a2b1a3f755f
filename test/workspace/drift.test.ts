import { emptyHandoff } from '../../lib/handoff/handoff';
import { driftedSides, driftNotices } from '../../lib/workspace/drift';
import { configOf } from '../fixtures/config';
import { bothSides, DEPLOYED } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';

const WIDER_VPC = configOf({ aws: { vpc: { cidrs: ['10.0.0.0/16', '10.1.0.0/16'] } } });

describe('drift', () => {
  test('is nothing while the config is what was deployed', () => {
    expect(driftNotices(DEPLOYED, linkOf(SHORTEST, DEPLOYED))).toEqual([]);
  });

  test('is nothing while nothing is deployed', () => {
    expect(driftNotices(emptyHandoff('link'), linkOf())).toEqual([]);
  });

  test('names the side, what it was deployed with and what the config says', () => {
    const yaml = configOf({ azure: { vnet: { cidrs: ['10.9.0.0/16'] } } });
    expect(driftNotices(DEPLOYED, linkOf(yaml, DEPLOYED))).toEqual([
      'Azure was deployed with 10.3.0.0/16 and the config says 10.9.0.0/16: deploy both sides again',
    ]);
  });

  test('does not mind the order of ranges', () => {
    const handoff = bothSides({ prefixes: ['10.1.0.0/16', '10.0.0.0/16'] });
    expect(driftNotices(handoff, linkOf(WIDER_VPC, handoff))).toEqual([]);
  });

  test('is of the side whose ranges changed', () => {
    expect([...driftedSides(DEPLOYED, linkOf(WIDER_VPC, DEPLOYED))]).toEqual(['aws']);
  });
});
