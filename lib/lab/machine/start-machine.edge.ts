import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { preferredAccelerator, recordKvmFailure } from './microvm/accelerator.edge';
import type { KernelKind } from './choose-kernel.edge';
import { startOnHost } from './host-kernel.edge';
import type { Machine } from './machine';
import { startMicrovm } from './microvm/microvm.edge';

/** Starts a machine of the chosen kind; a microVM which KVM cannot start is started again under emulation. */
export async function startMachine(kind: KernelKind, runDir: string, log: (line: string) => void): Promise<Machine> {
  if (kind === 'host') return startOnHost({ runDir });
  if (preferredAccelerator() === 'kvm') {
    const attempt = join(runDir, 'kvm');
    mkdirSync(attempt);
    try {
      return await startMicrovm({ runDir: attempt, accelerator: 'kvm', log });
    } catch {
      recordKvmFailure();
      log('KVM does not work here; using emulation');
    }
  }
  return startMicrovm({ runDir, accelerator: 'tcg', log });
}
