import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

describe('a checkout on Windows, where git writes CRLF by default', () => {
  testWith([command('git', 'apt-get install git')], 'has the bytes of any other checkout', () => {
    const clone = resolve('windows');
    const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: clone, encoding: 'utf8' });
    mkdirSync(clone);
    for (const path of ['.gitattributes', 'test/config/invalid', 'lib/router/scripts', 'examples/minimal'])
      cpSync(join(ROOT, path), join(clone, path), { recursive: true });
    git('init', '-q');
    git('add', '.');
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '-m', 'x');
    git('rm', '-q', '-r', '--cached', '.');
    git('-c', 'core.autocrlf=true', '-c', 'core.eol=crlf', 'reset', '-q', '--hard');
    const ends = git('ls-files', '--eol')
      .split('\n')
      .filter((line) => / w\/(crlf|mixed)/.test(line));

    expect(ends.map((line) => line.split('\t')[1])).toEqual(['test/config/invalid/crlf.yaml']);
  });
});
