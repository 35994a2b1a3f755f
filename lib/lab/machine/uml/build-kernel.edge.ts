import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { LabError } from '../../lab-error';
import { cacheDir } from '../cache-dir.edge';
import { installSentence, KERNEL_BUILD } from '../requirements';
import { makeRunDir, removeRunDir } from '../run-dir.edge';
import { failureIn } from './build-log.edge';
import { builtKernel, FIXES, kernelCache, kernelName } from './kernel-cache.edge';
import { printKernelOptions } from './kernel-options';
import { backportedSource, distributionSource, type KernelSource } from './kernel-source.edge';
import { startUml } from './uml.edge';

/** Milliseconds for a lock after which a person wants to know who has it. */
const PATIENCE_MS = 1000;

/** What keeps the lab's own kernel from being built here, in one sentence; `undefined` when nothing does. */
function buildObstacle(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return "the lab's own kernel needs Linux on amd64";
  return installSentence(
    KERNEL_BUILD.filter(({ path }) => !existsSync(path)),
    { hasAptGet: existsSync('/usr/bin/apt-get'), isRoot: process.getuid?.() === 0 },
    "the build of the lab's kernel",
  );
}

/**
 * Builds the lab's own kernel, unless it is built already, starts it once, and returns its path in the cache. Resumes a
 * build that was interrupted; waits for one that another process runs. Needs no root.
 * @throws LabError when something is missing, or a step fails
 */
export async function buildKernel(log: (line: string) => void): Promise<string> {
  const obstacle = buildObstacle();
  if (obstacle !== undefined) throw new LabError(obstacle);
  const backported = backportedSource(cacheDir('apt'));
  if (backported !== undefined) {
    try {
      return await buildFrom(backported, log);
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      log(`${error.message}; the kernel of this distribution is built instead`);
    }
  }
  const source = distributionSource();
  // Without a network, the kernel that was built stays.
  const built = builtKernel();
  if (backported === undefined && built !== undefined) return built;
  if (source === undefined) {
    throw new LabError(
      'no package with the source of Linux is known to apt; run apt-get update, or use Debian or Ubuntu on amd64',
    );
  }
  return buildFrom(source, log);
}

async function buildFrom(source: KernelSource, log: (line: string) => void): Promise<string> {
  const name = kernelName(source.version);
  const kernel = join(kernelCache(), name);
  const folder = join(kernelCache(), `build-${name}`);
  return withLock(`${kernel}.lock`, log, async () => {
    if (!existsSync(kernel)) {
      await build(source, folder, log);
      await boot(join(folder, 'linux'));
      renameSync(join(folder, 'linux'), kernel);
    }
    if (existsSync(folder)) {
      log('removing the source');
      await rm(folder, { recursive: true, force: true });
    }
    return kernel;
  });
}

async function build(source: KernelSource, folder: string, log: (line: string) => void): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const options = join(folder, 'options');
  writeFileSync(options, printKernelOptions());
  const script = [join(__dirname, 'build-kernel.sh'), source.name, source.version, options, FIXES, folder];
  // Steps of a process that was killed may still run; they hold the folder's own lock.
  const code = await run('flock', [folder, 'sh', ...script], source.environment, log);
  if (code !== 0) throw new LabError(`the kernel is not built: ${failureIn(join(folder, 'log'))}; log: ${folder}/log`);
}

/** Runs some work while no other process of this user does; a lock ends with its process. */
async function withLock<T>(file: string, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const holder = spawn('flock', [file, 'sh', '-c', 'echo locked && exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = setTimeout(() => log('waiting for another process, which builds this kernel'), PATIENCE_MS);
  try {
    await once(holder.stdout, 'data');
    clearTimeout(waiting);
    return await work();
  } finally {
    clearTimeout(waiting);
    holder.stdin.end();
  }
}

/** Seen to start here: where a process may not trace its children, it does not, and is not kept. */
async function boot(kernel: string): Promise<void> {
  const runDir = makeRunDir();
  try {
    const machine = await startUml({ kernel, runDir });
    await machine.stop();
  } finally {
    removeRunDir(runDir);
  }
}

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', log);
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
