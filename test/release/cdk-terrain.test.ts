import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWN_FILES_LIST } from '../../lib/write-files/own-files';
import { readTree } from '../../lib/write-files/read-tree.edge';
import { RENDERED_EXAMPLES } from '../fixtures/examples';
import { packInto } from '../package/tarball';

const ROOT = join(__dirname, '../..');
const EXAMPLES = join(ROOT, 'examples');
const PAGE = readFileSync(join(ROOT, 'docs/how-to/use-the-package.md'), 'utf8');
const MINUTES = 60_000;

/** The override of the page, which a person copies. */
const OVERRIDE = /"cdktf": "(npm:cdktn@[\d.]+)"/.exec(PAGE)?.[1] ?? '';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-terrain-'));
  const { path } = packInto(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, overrides: { cdktf: OVERRIDE } }));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', path], { cwd: folder, stdio: 'pipe' });
}, 10 * MINUTES);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('with CDK Terrain in the place of cdktf, by the override of the page,', () => {
  test('there is one copy, and it is CDK Terrain', () => {
    const copies = execFileSync('find', ['.', '-path', '*/node_modules/cdktf/package.json'], {
      cwd: folder,
      encoding: 'utf8',
    });

    expect(packageOf(folder).name).toBe('cdktn');
    expect(copies).toBe('./node_modules/cdktf/package.json\n');
  });

  test.each(RENDERED_EXAMPLES)(
    'the example %s yields the same, but for the version of the synthesizer and white space',
    (example) => {
      const out = join(folder, 'out', example);
      const files = ['--config', join(EXAMPLES, example, 'vpc2vnet.yaml')];
      const handoff = join(EXAMPLES, example, 'handoff.json');
      if (existsSync(handoff)) files.push('--handoff', handoff);
      execFileSync('npx', ['vpc2vnet', 'synth', '--preview', ...files, '--out', out], { cwd: folder, stdio: 'pipe' });

      expect(compared(out, packageOf(folder).version)).toEqual(
        compared(join(EXAMPLES, example, 'expected'), packageOf(ROOT).version),
      );
    },
    2 * MINUTES,
  );
});

/** The files of a folder by path; those of cdktf as values, without the version of the synthesizer. */
function compared(root: string, synthesizer: string): Readonly<Record<string, unknown>> {
  const valueOf = (json: string): unknown =>
    JSON.parse(json.replaceAll(`"version": "${synthesizer}"`, '"version": ""'));
  return Object.fromEntries(
    readTree(root)
      .filter(({ path }) => path !== OWN_FILES_LIST)
      .map(({ path, content }) => [path, path.startsWith('cdktf.out/') ? valueOf(content) : content]),
  );
}

function packageOf(root: string): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(root, 'node_modules/cdktf/package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
}
