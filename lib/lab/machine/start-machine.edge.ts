import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { preferredAccelerator, recordKvmFailure } from './microvm/accelerator.edge';
import type { KernelKind } from './machine-kinds';
import { startOnHost } from './host-kernel.edge';
import type { Machine } from './machine';
import { LabError } from '../lab-error';
import { startMicrovm } from './microvm/microvm.edge';
import { BUILD_COMMAND } from './choose-kernel.edge';
import { builtKernel } from './uml/kernel-cache.edge';
import { startUml } from './uml/uml.edge';

/** Starts a machine of the chosen kind; a microVM which KVM cannot start is started again under emulation. */
export async function startMachine(kind: KernelKind, runDir: string, log: (line: string) => void): Promise<Machine> {
  if (kind === 'host') return startOnHost({ runDir });
  if (kind === 'uml') return startUml({ runDir, kernel: umlKernel() });
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

/** Path of the lab's own kernel. @throws LabError when it is not built */
function umlKernel(): string {
  const kernel = builtKernel();
  if (kernel === undefined) throw new LabError(`the lab's own kernel is not built; build it with: ${BUILD_COMMAND}`);
  return kernel;
}
