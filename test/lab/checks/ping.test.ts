import { parsePing } from '../../../lib/lab/checks/ping';

/** What iputils prints of a run in which these pings were answered. */
function run(sent: number, answered: readonly number[]): string {
  const lines = answered.map((seq) => `64 bytes from 10.3.0.123: icmp_seq=${seq} ttl=62 time=1.5 ms`);
  const summary = `${sent} packets transmitted, ${answered.length} received, 0% packet loss, time 1000ms`;
  return [...lines, '', '--- 10.3.0.123 ping statistics ---', summary, 'rtt min/avg/max/mdev = 1/1.5/2/0.1 ms'].join(
    '\n',
  );
}

describe('what a ping run tells', () => {
  test('is how many were answered, with which ttl, after how long', () => {
    expect(parsePing(run(3, [1, 2, 3]))).toMatchObject({ sent: 3, received: 3, ttls: [62], averageMs: 1.5 });
  });

  test.each([
    ['none where all were answered', 4, [1, 2, 3, 4], 0],
    ['the longest of several', 9, [1, 3, 7, 8, 9], 3],
    ['one at the start', 6, [5, 6], 4],
    ['one at the end', 6, [1, 2], 4],
    ['all where none was answered', 6, [], 6],
  ])('has as its gap %s', (_, sent, answered, gap) => {
    expect(parsePing(run(sent, answered)).longestGap).toBe(gap);
  });

  test('takes answers that overtook one another in their order', () => {
    expect(parsePing(run(4, [2, 1, 4, 3])).longestGap).toBe(0);
  });

  test('is about the pings before it was asked for its count, not about those still on their way', () => {
    const counted = (answered: readonly number[]): string => `\r1/3 packets, 66% loss\n${run(5, answered)}`;
    expect(parsePing(counted([1, 2, 3, 4]))).toMatchObject({ sent: 3, received: 3, longestGap: 0 });
    expect(parsePing(counted([1, 3, 4, 5]))).toMatchObject({ sent: 3, received: 2, longestGap: 1 });
    expect(parsePing(counted([5]))).toMatchObject({ sent: 3, received: 0, longestGap: 3 });
  });
});
