import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const REGISTER = join(ROOT, 'test/driver/real/register.js');
const RENDER = readFileSync(join(ROOT, 'test/bench/package-sites.js'), 'utf8');

/** What `npm run bench` measures with the package: 265 to 295 MB. */
const MOST_MEGABYTES = 300;

test('a link of a hundred sites is rendered in 300 MB', () => {
  const printed = execFileSync(process.execPath, ['-r', REGISTER, '-e', RENDER, ROOT, '100'], { encoding: 'utf8' });

  expect(JSON.parse(printed)).toMatchObject({ megabytes: expect.any(Number) as number });
  expect((JSON.parse(printed) as { megabytes: number }).megabytes).toBeLessThan(MOST_MEGABYTES);
}, 120_000);
