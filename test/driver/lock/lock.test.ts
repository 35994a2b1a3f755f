import { judgeLock, type Lock } from '../../../lib/driver/lock/lock';

const LOCK: Lock = {
  link: 'demo',
  command: 'up',
  owner: 'ada',
  host: 'one',
  pid: 7,
  since: '2026-01-01T10:00:00Z',
  child: { pid: 8, step: 'deploying the Azure side' },
};
const NOW = new Date('2026-01-01T10:20:00Z');
const judge = (sameHost: boolean, driverAlive: boolean, childAlive: boolean) =>
  judgeLock(LOCK, { sameHost, driverAlive, childAlive }, NOW, 'demo.lock');

describe('an existing lock', () => {
  test('is held while its driver runs, with owner and time', () => {
    expect(judge(true, true, true)).toEqual({
      kind: 'held',
      lines: ['ada on one has been running `up` on this link for 20 min (process 7); wait for it or stop it'],
    });
  });

  test('counts as held by another machine, whose processes cannot be checked', () => {
    expect(judge(false, false, false)).toMatchObject({
      kind: 'held',
      lines: [expect.stringContaining('ask ada, then delete demo.lock')],
    });
  });

  test('outlives its driver while the tool of that driver is running', () => {
    expect(judge(true, false, true)).toMatchObject({
      kind: 'orphan',
      pid: 8,
      text: expect.stringContaining('was killed while deploying the Azure side; the tool is still running (process 8)'),
    });
  });

  test('is stale when neither its driver nor its tool is running', () => {
    expect(judge(true, false, false)).toEqual({
      kind: 'stale',
      text: 'removing the stale lock of `up` of ada on one, started 20 min ago, which was killed',
    });
  });
});
