import { secondsForTunnel } from '../../../lib/lab/checks/tunnel';

describe('the wait for a tunnel', () => {
  test.each([
    { sinceBoot: 6, seconds: 60, where: 'is a minute where the hosts booted at once' },
    { sinceBoot: 50, seconds: 150, where: 'is three times as long as the hosts took to boot on a loaded machine' },
    { sinceBoot: 900, seconds: 240, where: 'is four minutes at most' },
  ])('$where', ({ sinceBoot, seconds }) => {
    expect(secondsForTunnel(sinceBoot)).toBe(seconds);
  });
});
