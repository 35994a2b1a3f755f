import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, testWith } from '../fixtures/needs';

const ROOT = join(__dirname, '../..');

/** Pages that say at their top that a program writes them. */
const GENERATED = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => join('docs', path))
  .filter((path) => /^(<!-- )?Generated .*`npm run /m.test(readFileSync(join(ROOT, path), 'utf8')));

describe('a page that is generated as a whole', () => {
  test('is found by the sentence at its top', () => {
    expect(GENERATED.length).toBeGreaterThan(8);
  });

  testWith([command('git', 'apt-get install git')], 'is marked as generated, so that reviews fold it', () => {
    const output = execFileSync('git', ['check-attr', 'linguist-generated', ...GENERATED], {
      cwd: ROOT,
      encoding: 'utf8',
    });

    expect(output.split('\n').filter((line) => line.endsWith(': unspecified'))).toEqual([]);
  });
});
