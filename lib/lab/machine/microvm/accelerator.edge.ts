import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../cache-dir.edge';
import type { Accelerator } from './qemu';

/** Hardware virtualisation where this user has it and it has not failed since this host started. */
export function preferredAccelerator(): Accelerator {
  return kvmIsOpen() && !existsSync(failureMark()) ? 'kvm' : 'tcg';
}

/** Records until the next boot of this host that hardware virtualization does not work here. */
export function recordKvmFailure(): void {
  writeFileSync(failureMark(), '');
}

function kvmIsOpen(): boolean {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
    return /^flags\s*:.*\b(vmx|svm)\b/m.test(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    return false;
  }
}

function failureMark(): string {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return join(cacheDir('kvm'), `failed-${boot}`);
}
