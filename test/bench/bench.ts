import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { replaceSection } from '../../lib/write-files/marked-section';
import { bin, HAND_WRITTEN, measure, scratch, STOCK_CDK, STOCK_CDKTF, type Way } from './ways';

const ROOT = join(__dirname, '../..');
const REPORT = join(ROOT, 'docs/explanation/performance.md');

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
};

const ROUNDS = 5;

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

const [ours = 0, cdk = 0, cdktf = 0, script = 0] = measure([OURS, STOCK_CDK, STOCK_CDKTF, HAND_WRITTEN], ROUNDS).map(
  ({ wall }) => wall,
);
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
