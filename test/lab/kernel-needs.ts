import { builtKernel } from '../../lib/lab/machine/uml/kernel-cache.edge';
import type { Need } from '../fixtures/needs';

/** The kernel that has virtual time. */
export const OWN_KERNEL: Need = {
  what: "the lab's own kernel",
  install: 'npm run lab -- --build-kernel',
  isMet: () => builtKernel() !== undefined,
};
