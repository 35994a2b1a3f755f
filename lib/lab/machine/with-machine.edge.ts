import { step, type Reporter } from '../findings';
import type { KernelKind } from './machine-kinds';
import type { Machine } from './machine';
import { makeRunDir, removeRunDir } from './run-dir.edge';
import { startMachine, type MachineOptions } from './start-machine.edge';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell reports of a program that was interrupted. */
const INTERRUPTED = 130;

/** Starts a machine for some work; whatever happens, the machine ends and its folder goes. */
export async function withMachine<T>(
  kind: KernelKind,
  report: Reporter,
  work: (machine: Machine, runDir: string) => Promise<T>,
  options: MachineOptions = {},
): Promise<T> {
  return withRunDir(async (runDir) => {
    const note = (text: string): void => report({ kind: 'note', text });
    const machine = await step(report, 'kernel booted', () => startMachine(kind, runDir, note, options));
    try {
      return await work(machine, runDir);
    } finally {
      await machine.stop();
    }
  });
}

/** Makes a folder for some work, and removes it afterwards, also when this process is interrupted. */
export async function withRunDir<T>(work: (runDir: string) => Promise<T>): Promise<T> {
  const runDir = makeRunDir();
  const interrupted = (): void => {
    // What runs in it ends with this process.
    removeRunDir(runDir);
    process.exit(INTERRUPTED);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  try {
    return await work(runDir);
  } finally {
    removeRunDir(runDir);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}
