import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { preferredAccelerator, recordKvmFailure } from './microvm/accelerator.edge';
import { BUILD_COMMAND } from './choose-kernel.edge';
import type { KernelKind } from './machine-kinds';
import { startOnHost } from './host-kernel.edge';
import type { Machine } from './machine';
import { LabError } from '../lab-error';
import { startMicrovm } from './microvm/microvm.edge';
import { builtKernel } from './uml/kernel-cache.edge';
import { startUml } from './uml/uml.edge';

/** What a machine is allowed. */
export interface MachineOptions {
  /** This host exists for the lab alone, which may change its clock. @default false */
  readonly ownHost?: boolean;
}

/**
 * Starts a machine of the chosen kind, and returns it. A microVM which KVM cannot start is started again under emulation.
 * @throws LabError when the machine does not start, or its kernel is not built
 */
export async function startMachine(
  kind: KernelKind,
  runDir: string,
  log: (line: string) => void,
  { ownHost = false }: MachineOptions = {},
): Promise<Machine> {
  if (kind === 'host') return startOnHost({ runDir, ownHost });
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
export function umlKernel(): string {
  const kernel = builtKernel();
  if (kernel === undefined) throw new LabError(`the lab's own kernel is not built; build it with: ${BUILD_COMMAND}`);
  return kernel;
}
