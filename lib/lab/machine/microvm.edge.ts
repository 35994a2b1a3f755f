import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './cache-dir.edge';
import { buildInitramfs } from './initramfs.edge';
import { stockKernel } from './kernel-package.edge';

import type { Machine } from './machine';
import { openRequests } from './requests.edge';
import { guestArguments, type Accelerator } from './qemu';

/** Name of the emulator; only amd64 hosts are supported, as the guest shares the host's programs. */
export const EMULATOR = 'qemu-system-x86_64';
const BOOT_TIMEOUT_SECONDS = 120;

/** What to start. */
export interface MicrovmOptions {
  /** Private folder of this run; the guest's `shared` folder and its console log are made in it. */
  readonly runDir: string;
  readonly accelerator: Accelerator;
  readonly log: (line: string) => void;
}

/** Boots Debian's kernel in QEMU on a read-only view of this host's files. Needs neither root nor KVM. */
export async function startMicrovm(options: MicrovmOptions): Promise<Machine> {
  const kernel = stockKernel(options.log);
  const initrd = join(cacheDir('initramfs'), `${kernel.release}-${process.pid}.cpio`);
  buildInitramfs(kernel, initrd);
  const sharedDir = prepareShared(options.runDir);
  const consoleLog = join(options.runDir, 'console.log');
  const args = guestArguments({ ...options, kernel: kernel.image, initrd, sharedDir, consoleLog });
  const emulator = spawnWithParent(EMULATOR, args, join(options.runDir, 'qemu.log'));
  const requests = openRequests(emulator.stdout!, emulator.stdin!);
  const exited = new Promise<void>((resolve) =>
    emulator.on('exit', (code) => {
      requests.abort(`the microVM ended (code ${code ?? 'none'}); see ${consoleLog} and ${options.runDir}/qemu.log`);
      resolve();
    }),
  );
  emulator.on('error', () => requests.abort(`cannot start ${EMULATOR}; install qemu-system-x86`));
  const timer = setTimeout(() => {
    requests.abort(`the microVM did not come up in ${BOOT_TIMEOUT_SECONDS} s; see ${consoleLog}`);
    emulator.kill('SIGKILL');
  }, BOOT_TIMEOUT_SECONDS * 1000);
  await requests.ready.finally(() => clearTimeout(timer));
  return {
    run: requests.run,
    sharedDir,
    rootLayer: '/run/lower',
    entry: `the console of the microVM is ${consoleLog}`,
    stop: async () => {
      emulator.stdin!.end();
      const kill = setTimeout(() => emulator.kill('SIGKILL'), 3000);
      await exited;
      clearTimeout(kill);
    },
  };
}

/** The folder both sides see: scripts go in, logs and captures come out. */
export function prepareShared(runDir: string): string {
  const sharedDir = join(runDir, 'shared');
  for (const folder of ['in', 'out']) mkdirSync(join(sharedDir, folder), { recursive: true });
  for (const script of ['agent.sh', 'boot.sh']) copyFileSync(join(__dirname, script), join(sharedDir, 'in', script));
  return sharedDir;
}

/** Starts a program which the kernel ends when this process ends, `kill -9` included. */
export function spawnWithParent(program: string, args: readonly string[], log: string): ChildProcess {
  const errors = openSync(log, 'a');
  return spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], { stdio: ['pipe', 'pipe', errors] });
}

/** Whether this user may try hardware virtualisation at all. */
export function kvmLooksUsable(): boolean {
  return existsSync('/dev/kvm') && /\b(vmx|svm)\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
}
