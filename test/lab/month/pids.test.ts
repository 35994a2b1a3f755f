import { pidsAmong } from '../../../lib/lab/month/guest-processes.edge';

describe('the processes of /proc', () => {
  test('are in the order of their numbers, whatever the order of their names', () => {
    expect(pidsAmong(['1053', '212', '7', 'self', 'uptime'])).toEqual([7, 212, 1053]);
  });
});
