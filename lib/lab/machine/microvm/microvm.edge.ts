import { join } from 'node:path';
import { buildInitramfs } from './initramfs.edge';
import { stockKernel } from './kernel-package.edge';
import { lastLine } from '../last-line.edge';
import type { Machine } from '../machine';
import { guestArguments, type Accelerator } from './qemu';
import { openRequests } from '../requests.edge';
import { prepareShared, spawnWithParent } from '../shared-dir.edge';

/** The emulator; only amd64 hosts are supported, as the guest shares the host's programs. */
const EMULATOR = 'qemu-system-x86_64';
const BOOT_TIMEOUT_SECONDS = { tcg: 120, kvm: 8 } as const;

/** What to start. */
export interface MicrovmOptions {
  /** Private folder of this run; contains the guest's shared folder and its console log. */
  readonly runDir: string;
  readonly accelerator: Accelerator;
  readonly log: (line: string) => void;
}

/** Boots Debian's kernel in QEMU on a read-only view of this host's files. Needs neither root nor KVM. */
export async function startMicrovm(options: MicrovmOptions): Promise<Machine> {
  const { runDir, accelerator } = options;
  const kernel = stockKernel(options.log);
  const initrd = join(runDir, 'initramfs.cpio');
  buildInitramfs(kernel, initrd);
  const sharedDir = prepareShared(runDir);
  const consoleLog = join(runDir, 'console.log');
  const args = guestArguments({ accelerator, kernel: kernel.image, initrd, sharedDir, consoleLog });
  const errors = join(runDir, 'qemu.log');
  const emulator = spawnWithParent(EMULATOR, args, errors);
  const requests = openRequests(emulator.stdout!, emulator.stdin!, sharedDir);
  const exited = new Promise<void>((resolve) =>
    emulator.on('exit', (code) => {
      requests.abort(
        `the microVM ended (code ${code ?? 'none'}): ${lastLine(errors)}; its console: ${lastLine(consoleLog)}`,
      );
      resolve();
    }),
  );
  const seconds = BOOT_TIMEOUT_SECONDS[accelerator];
  const timer = setTimeout(() => {
    requests.abort(`the microVM did not come up in ${seconds} s; its console: ${lastLine(consoleLog)}`);
    emulator.kill('SIGKILL');
  }, seconds * 1000);
  await requests.ready.finally(() => clearTimeout(timer));
  return {
    run: requests.run,
    sharedDir,
    ownClock: true,
    emulated: accelerator === 'tcg',
    rootLayer: '/run/lower',
    stop: async () => {
      // The guest's disks are memory: nothing is lost by ending it at once.
      emulator.kill('SIGKILL');
      await exited;
    },
  };
}
