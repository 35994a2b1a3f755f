import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Where the ways write, for whoever removes it. */
export const scratch = mkdtempSync(join(tmpdir(), 'vpc2vnet-bench-'));

/** A command that synthesizes. */
export interface Way {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly folder: string;
}

/** Medians of a way, in seconds. */
export interface Figures {
  readonly wall: number;
  /** Of the processor, by the command and what it started: other work on the machine hardly changes it. */
  readonly processor: number;
}

/** The path of a command of the repository's dependencies. */
export const bin = (name: string): string => join(ROOT, 'node_modules/.bin', name);

export const STOCK_CDK: Way = {
  name: 'cdk synth of a bare VPC and instance',
  command: bin('cdk'),
  arguments: ['synth', '-q', '--no-notices', '-o', join(scratch, 'stock')],
  folder: join(__dirname, 'stock-cdk'),
};
export const STOCK_CDKTF: Way = {
  name: 'cdktf synth with the index of the provider',
  command: bin('cdktf'),
  arguments: ['synth', '--output', join(scratch, 'stock-cdktf')],
  folder: join(__dirname, 'stock-cdktf'),
};
export const HAND_WRITTEN: Way = {
  name: 'npx ts-node on a hand-written script of the same resources',
  command: 'npx',
  arguments: ['ts-node', 'test/bench/hand-written.ts'],
  folder: ROOT,
};

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower = 0, upper = 0] = [(sorted.length - 1) / 2, sorted.length / 2].map((at) => sorted[Math.floor(at)]);
  return (lower + upper) / 2;
}

/** Returns the medians of each way, after one run to warm the caches. */
export function measure(ways: readonly Way[], rounds: number): readonly Figures[] {
  const runs = Array.from({ length: rounds + 1 }, () => ways.map(runOnce)).slice(1);
  return ways.map((_, index) => ({
    wall: median(runs.map((round) => round[index]?.wall ?? 0)),
    processor: median(runs.map((round) => round[index]?.processor ?? 0)),
  }));
}

/** The shell's own `times` has what its children took, and those of theirs that ended. */
function runOnce(way: Way): Figures {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', CDK_DISABLE_CLI_TELEMETRY: '1', TIMEFORMAT: '%R %U %S' };
  const script = 'time "$@" >/dev/null 2>/dev/null';
  const printed = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`, 'bash', way.command, ...way.arguments], {
    cwd: way.folder,
    env,
    encoding: 'utf8',
  });
  const [wall = 0, user = 0, system = 0] = printed.trim().split(' ').map(Number);
  return { wall, processor: user + system };
}
