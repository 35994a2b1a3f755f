import { verifiedAt } from '../../../lib/driver/report/verified-at';
import type { Router } from '../../../lib/model/link';

const WAITS: Pick<Router, 'wait'> = { wait: { kind: 'tunnel', minutes: 20 } };
const EARLY = new Date('2026-01-01T00:00:00Z');
const LATE = new Date('2026-01-02T00:00:00Z');

describe('the time since which the tunnels are verified', () => {
  test('is the earliest deployment of a router, in any order', () => {
    expect([verifiedAt([WAITS, WAITS], [EARLY, LATE]), verifiedAt([WAITS, WAITS], [LATE, EARLY])]).toEqual([
      EARLY,
      EARLY,
    ]);
  });

  test('is unknown when one router is deployed without waiting for its tunnel', () => {
    expect(verifiedAt([WAITS, { wait: { kind: 'none' } }], [EARLY, LATE])).toBeUndefined();
  });

  test('is unknown while no router is deployed', () => {
    expect(verifiedAt([WAITS], [])).toBeUndefined();
  });
});
