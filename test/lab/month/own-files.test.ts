import { mkdirSync, writeFileSync } from 'node:fs';
import { countOwn } from '../../../lib/lab/month/guest-processes.edge';

describe('files of a host of the lab', () => {
  test('are those that this machine does not have at the same place', () => {
    for (const folder of ['guest/log/own', 'guest/log/both', 'lower/log/both']) mkdirSync(folder, { recursive: true });
    for (const file of ['guest/log/own/a', 'guest/log/both/b', 'guest/log/both/c', 'lower/log/both/b']) {
      writeFileSync(file, '');
    }

    expect(countOwn('guest', 'lower')).toBe(3);
  });

  test('do not include what another program adds to this machine during a run', () => {
    for (const folder of ['other/log', 'below/log']) mkdirSync(folder, { recursive: true });
    writeFileSync('other/log/new', '');
    writeFileSync('below/log/new', '');

    expect(countOwn('other/log', 'below/log')).toBe(0);
  });
});
