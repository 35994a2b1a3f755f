import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceSection } from '../../lib/write-files/marked-section';

const ROOT = join(__dirname, '../..');
const REPORT = join(ROOT, 'docs/explanation/performance.md');
const scratch = mkdtempSync(join(tmpdir(), 'vpc2vnet-bench-'));

interface Way {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly runs: number;
}

const bin = (name: string): string => join(ROOT, 'node_modules/.bin', name);
const OURS: Way = {
  name: 'npm run synth on examples/post-2015',
  command: 'npm',
  arguments: [
    'run',
    '-s',
    'synth',
    '--',
    '--preview',
    '--config',
    'examples/post-2015/vpc2vnet.yaml',
    '--out',
    join(scratch, 'ours'),
  ],
  folder: ROOT,
  runs: 9,
};
const STOCK_CDK: Way = {
  name: 'cdk synth of a bare VPC and instance',
  command: bin('cdk'),
  arguments: ['synth', '-q', '--no-notices', '-o', join(scratch, 'stock')],
  folder: join(__dirname, 'stock-cdk'),
  runs: 3,
};
const STOCK_CDKTF: Way = {
  name: 'cdktf synth with the index of the provider',
  command: bin('cdktf'),
  arguments: ['synth', '--output', join(scratch, 'stock-cdktf')],
  folder: join(__dirname, 'stock-cdktf'),
  runs: 3,
};
const HAND_WRITTEN: Way = {
  name: 'npx ts-node on a hand-written script of the same resources',
  command: 'npx',
  arguments: ['ts-node', 'test/bench/hand-written.ts'],
  folder: ROOT,
  runs: 9,
};

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Median wall time in seconds, after one run to warm the caches. */
function measure(way: Way): number {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', CDK_DISABLE_CLI_TELEMETRY: '1' };
  const once = (): number => {
    const started = performance.now();
    execFileSync(way.command, way.arguments, { cwd: way.folder, env, stdio: 'ignore' });
    return (performance.now() - started) / 1000;
  };
  once();
  return median(Array.from({ length: way.runs }, once));
}

function measureLinks(count: number): {
  readonly count: number;
  readonly perTunnel: number;
  readonly megabytes: number;
} {
  const output = execFileSync(bin('ts-node'), [join(__dirname, 'links.ts'), String(count)], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const { milliseconds, megabytes } = JSON.parse(output) as { milliseconds: number; megabytes: number };
  return { count, perTunnel: milliseconds / count, megabytes };
}

interface EmitFigures {
  readonly seed: number;
  readonly links: readonly { readonly resources: number; readonly milliseconds: number }[];
}

function measureEmit(): EmitFigures {
  const output = execFileSync(bin('ts-node'), [join(__dirname, 'emit.ts')], { cwd: ROOT, encoding: 'utf8' });
  return JSON.parse(output) as EmitFigures;
}

const [ours, cdk, cdktf, script] = [OURS, STOCK_CDK, STOCK_CDKTF, HAND_WRITTEN].map(measure) as [
  number,
  number,
  number,
  number,
];
const links = [1, 10, 100].map(measureLinks);
const emit = measureEmit();
rmSync(scratch, { recursive: true, force: true });

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const lines = [
  '| What | Median wall time |',
  '| --- | --- |',
  `| ${OURS.name} | ${seconds(ours)} |`,
  `| ${STOCK_CDK.name} | ${seconds(cdk)} |`,
  `| ${STOCK_CDKTF.name} | ${seconds(cdktf)} |`,
  `| ${HAND_WRITTEN.name} | ${seconds(script)} |`,
  '',
  `Ratio to the two stock ways together: **${(ours / (cdk + cdktf)).toFixed(3)}** (aim: at most 0.10).`,
  `Ratio to the hand-written script: **${(ours / script).toFixed(2)}** (aim: at most 1.5).`,
  '',
  '| Links in one process | Time per tunnel | Peak memory |',
  '| --- | --- | --- |',
  ...links.map(
    ({ count, perTunnel, megabytes }) => `| ${count} | ${perTunnel.toFixed(0)} ms | ${megabytes.toFixed(0)} MB |`,
  ),
  '',
  '| Bicep and ARM JSON, once loaded | Time |',
  '| --- | --- |',
  `| the stack of examples/post-2015 | ${emit.seed.toFixed(1)} ms |`,
  ...emit.links.map(({ resources, milliseconds }) => `| ${resources} resources | ${milliseconds.toFixed(0)} ms |`),
  '',
  `Measured with Node ${process.versions.node} on ${cpus().length} cores of ${cpus()[0]?.model}.`,
];
console.log(lines.join('\n'));

if (process.argv.includes('--write')) {
  writeFileSync(REPORT, replaceSection(readFileSync(REPORT, 'utf8'), 'synth', lines.join('\n')));
}
