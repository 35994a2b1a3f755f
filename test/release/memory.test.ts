import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const REGISTER = join(ROOT, 'test/driver/real/register.js');
const RENDER = readFileSync(join(ROOT, 'test/bench/package-sites.js'), 'utf8');

const MOST_MEGABYTES = 300;

/** Peak memory of a process that renders so many sites. */
function megabytesOf(sites: number): number {
  const words = ['-r', REGISTER, '-e', RENDER, ROOT, String(sites)];
  const printed = execFileSync(process.execPath, words, { encoding: 'utf8' });
  return (JSON.parse(printed) as { readonly megabytes: number }).megabytes;
}

// One run in twenty takes some megabytes more, beside other load: V8 collects garbage beside the program.
test('a link of a hundred sites is rendered in 300 MB, by the middle one of three runs', () => {
  const [, middle] = [1, 2, 3].map(() => megabytesOf(100)).sort((a, b) => a - b);

  expect(middle).toBeLessThan(MOST_MEGABYTES);
}, 300_000);
