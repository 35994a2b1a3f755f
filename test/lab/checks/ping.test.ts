import { parsePing } from '../../../lib/lab/checks/ping';

/** Output of iputils' `ping` for a run in which these pings were answered. */
function run(sent: number, answered: readonly number[]): string {
  const lines = answered.map((seq) => `64 bytes from 10.3.0.123: icmp_seq=${seq} ttl=62 time=1.5 ms`);
  const summary = `${sent} packets transmitted, ${answered.length} received, 0% packet loss, time 1000ms`;
  return [...lines, '', '--- 10.3.0.123 ping statistics ---', summary, 'rtt min/avg/max/mdev = 1/1.5/2/0.1 ms'].join(
    '\n',
  );
}

describe('the parsed result of a ping run', () => {
  test('has the number of replies, their TTL and their average time', () => {
    expect(parsePing(run(3, [1, 2, 3]))).toMatchObject({ sent: 3, received: 3, ttls: [62], averageMs: 1.5 });
  });

  test.each([
    ['0 when all were answered', 4, [1, 2, 3, 4], 0],
    ['the longest of several', 9, [1, 3, 7, 8, 9], 3],
    ['one at the start', 6, [5, 6], 4],
    ['one at the end', 6, [1, 2], 4],
    ['all when none was answered', 6, [], 6],
  ])('has as its longest gap %s', (_, sent, answered, gap) => {
    expect(parsePing(run(sent, answered)).longestGap).toBe(gap);
  });

  test('has no gap when replies arrive out of order', () => {
    expect(parsePing(run(4, [2, 1, 4, 3])).longestGap).toBe(0);
  });

  test('covers the pings sent before SIGQUIT, not those in flight', () => {
    const counted = (answered: readonly number[]): string => `\r1/3 packets, 66% loss\n${run(5, answered)}`;
    expect(parsePing(counted([1, 2, 3, 4]))).toMatchObject({ sent: 3, received: 3, longestGap: 0 });
    expect(parsePing(counted([1, 3, 4, 5]))).toMatchObject({ sent: 3, received: 2, longestGap: 1 });
    expect(parsePing(counted([5]))).toMatchObject({ sent: 3, received: 0, longestGap: 3 });
  });
});
