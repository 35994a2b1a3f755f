import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spareModules } from '../../bin/quick-start.edge';

const ROOT = join(__dirname, '../..');
const CONFIG = join(ROOT, 'examples/minimal/vpc2vnet.yaml');

/** Writes the paths of all modules that were loaded from files. */
const writeModules = (file: string): string =>
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(file)}, Object.keys(require.cache).join('\\n')));`;

describe('modules that no verb uses', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-modules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are not loaded by synth', () => {
    const [script, list] = [join(folder, 'write.js'), join(folder, 'modules')];
    writeFileSync(script, writeModules(list));
    const words = ['synth', '--preview', '--config', CONFIG, '--out', join(folder, 'out')];
    execFileSync(process.execPath, ['-r', script, join(ROOT, 'bin/vpc2vnet.js'), ...words], { cwd: folder });
    const modules = readFileSync(list, 'utf8');

    expect(modules).toContain('cdktf/lib/index.js');
    expect(modules).not.toMatch(/archiver-utils|zip-stream|cdktf\/node_modules\/semver\/ranges|zod\/v4\/locales\/de\./);
  });

  test.each([
    ['the packer', 'archiver', "typeof module('zip').append", 'function'],
    ['versions', 'semver', "module.satisfies('1.2.3', '>=1.2')", 'true'],
    ['the compressor', 'lzma', 'module.compress([1]).length > 9', 'true'],
  ])('are loaded by their first use: %s', (_, name, use, result) => {
    const program = [
      `require(${JSON.stringify(join(ROOT, 'bin/quick-start.edge'))}).spareModules();`,
      `const cdktf = require.resolve('cdktf', { paths: [${JSON.stringify(ROOT)}] });`,
      `const path = require.resolve('${name}', { paths: [require('node:path').dirname(cdktf)] });`,
      '{ const module = require(path);',
      `  console.log(String(${use}), String(${use})); }`,
    ].join('\n');
    const register = require.resolve('ts-node/register');
    const printed = execFileSync(process.execPath, ['-r', register, '-e', program], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, TS_NODE_CWD: ROOT, TS_NODE_PROJECT: join(ROOT, 'tsconfig.json') },
    });

    expect(printed).toBe(`${result} ${result}\n`);
  });

  for (const [title, dependencies] of [
    ['in a cdktf without a packer, such as CDK Terrain', ['cdktf', 'zod']],
    ['in a zod without languages, and where there is no cdktf', ['zod']],
    ['where there is neither', []],
  ] as const) {
    test(`are not missed ${title}`, () => {
      for (const name of dependencies) {
        mkdirSync(join(folder, 'node_modules', name), { recursive: true });
        writeFileSync(join(folder, 'node_modules', name, 'index.js'), '');
      }

      expect(() => spareModules(createRequire(join(folder, 'command.js')))).not.toThrow();
    });
  }
});
