import { judgeLock, type Lock, type LockLiveness } from '../../../lib/driver/lock/lock';

const LOCK: Lock = {
  link: 'demo',
  command: 'up',
  owner: 'ada',
  since: '2026-01-01T10:00:00Z',
  driver: { host: 'one', machine: 'm', boot: 'b', namespace: 'n', pid: 7, started: '1' },
  child: { pid: 8, started: '2', step: 'deploying the Azure side' },
};
const NOW = new Date('2026-01-01T10:20:00Z');
const RUNNING: LockLiveness = { driver: 'running', child: 'running', otherContainer: false, silentSeconds: 1 };
const judge = (liveness: Partial<LockLiveness>, now = NOW) =>
  judgeLock(LOCK, { ...RUNNING, ...liveness }, now, 'demo.lock');

describe('an existing lock', () => {
  test('is held while its driver runs, with owner and time', () => {
    expect(judge({})).toEqual({
      kind: 'held',
      lines: ['ada on one has been running `up` on this link for 20 min (process 7); wait for it or stop it'],
    });
  });

  test('counts as held by another machine, whose processes cannot be checked', () => {
    expect(judge({ driver: 'unknown', child: 'unknown' })).toMatchObject({
      kind: 'held',
      lines: [expect.stringContaining('ask ada, then delete demo.lock')],
    });
  });

  test('of another container waits for a sign of its driver', () => {
    expect(judge({ driver: 'unknown', otherContainer: true })).toMatchObject({ kind: 'silent' });
  });

  test('of another container is stale after half a minute without a sign', () => {
    expect(judge({ driver: 'unknown', otherContainer: true, silentSeconds: 31 })).toMatchObject({ kind: 'stale' });
  });

  test('outlives its driver while the tool of that driver is running', () => {
    expect(judge({ driver: 'ended' })).toMatchObject({
      kind: 'orphan',
      text: expect.stringContaining('was killed while deploying the Azure side; the tool is still running (process 8)'),
    });
  });

  test('is stale when neither its driver nor its tool is running', () => {
    expect(judge({ driver: 'ended', child: 'ended' })).toEqual({
      kind: 'stale',
      text: 'removing the stale lock of `up` of ada on one, started 20 min ago, which was killed',
    });
  });

  test('from the future has no negative age', () => {
    expect(judge({}, new Date('2016-01-01T10:00:00Z'))).toMatchObject({
      lines: [expect.stringContaining('for an unknown time (process 7)')],
    });
  });
});
