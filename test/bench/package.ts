import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceSection } from '../../lib/write-files/marked-section';
import { packInto } from '../package/tarball';
import { HAND_WRITTEN, measure, scratch, STOCK_CDK, STOCK_CDKTF, type Way } from './ways';

/**
 * The package, packed and installed in an empty folder, beside the ways that `bench.ts` compares with. Rounds of all of
 * them in turn, so that other work on the machine meets each alike; the processor's time shows what it did not.
 */
const ROOT = join(__dirname, '../..');
const REPORT = join(ROOT, 'docs/explanation/performance.md');
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);

const VERBS = ['--version', 'explain 2', 'handoff show', 'next', 'synth --preview --out preview'] as const;
const SITES = [1, 10, 100] as const;

const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-bench-package-'));
const inFolder = (command: string, words: readonly string[]): string =>
  execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
inFolder('npm', ['install', '--no-audit', '--no-fund', packInto(folder).path]);
writeFileSync(join(folder, 'vpc2vnet.yaml'), readFileSync(join(ROOT, 'examples/post-2015/vpc2vnet.yaml')));
writeFileSync(
  join(folder, 'count.js'),
  'process.on("exit", () => process.stderr.write(`modules ${Object.keys(require.cache).length}\\n`));\n',
);

const PACKAGE: Way = {
  name: 'npx vpc2vnet synth on examples/post-2015',
  command: 'npx',
  arguments: ['vpc2vnet', 'synth', '--preview', '--out', join(folder, 'ours')],
  folder,
};

/** Modules that a verb loads, without those of Node. */
function modulesOf(verb: string): number {
  const script = 'node -r ./count.js node_modules/.bin/vpc2vnet "$@" 2>&1 >/dev/null';
  const printed = inFolder('bash', ['-c', `${script}`, 'bash', ...verb.split(' ')]);
  return Number(/modules (\d+)/.exec(printed)?.[1]);
}

function sitesOf(count: number): { readonly milliseconds: number; readonly megabytes: number } {
  const dist = join(folder, 'node_modules/vpc2vnet/dist');
  const program = readFileSync(join(__dirname, 'package-sites.js'), 'utf8');
  return JSON.parse(inFolder('node', ['-e', program, dist, String(count)])) as ReturnType<typeof sitesOf>;
}

const [ours, script, cdk, cdktf] = measure([PACKAGE, HAND_WRITTEN, STOCK_CDK, STOCK_CDKTF], ROUNDS);
if (ours === undefined || script === undefined || cdk === undefined || cdktf === undefined)
  throw new Error('no figures');
const modules = VERBS.map((verb) => [verb, modulesOf(verb)] as const);
const sites = SITES.map((count) => [count, sitesOf(count)] as const);
for (const each of [folder, scratch]) rmSync(each, { recursive: true, force: true });

const ratio = (part: 'wall' | 'processor'): readonly string[] => [
  (ours[part] / (cdk[part] + cdktf[part])).toFixed(3),
  (ours[part] / script[part]).toFixed(2),
];
const [[stockWall = '', scriptWall = ''], [stockCpu = '', scriptCpu = '']] = [ratio('wall'), ratio('processor')];
const lines = [
  '| npx vpc2vnet synth, compared with | Wall time | Processor time | Aim |',
  '| --- | --- | --- | --- |',
  `| the two stock ways together | ${stockWall} | ${stockCpu} | 0.05 |`,
  `| the hand-written script | ${scriptWall} | ${scriptCpu} | 1.00 |`,
  '',
  '| Verb | Modules loaded |',
  '| --- | --- |',
  ...modules.map(([verb, count]) => `| ${verb} | ${count} |`),
  '',
  '| Sites of one link | Time per site | Peak memory |',
  '| --- | --- | --- |',
  ...sites.map(
    ([count, { milliseconds, megabytes }]) =>
      `| ${count} | ${(milliseconds / count).toFixed(0)} ms | ${megabytes.toFixed(0)} MB |`,
  ),
  '',
  `Medians of ${ROUNDS} rounds with Node ${process.versions.node}, beside other work on the machine.`,
];
console.log(lines.join('\n'));

if (process.argv.includes('--write'))
  writeFileSync(REPORT, replaceSection(readFileSync(REPORT, 'utf8'), 'package', lines.join('\n')));
