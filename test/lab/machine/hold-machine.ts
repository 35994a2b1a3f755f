import type { KernelKind } from '../../../lib/lab/machine/machine-kinds';
import { withMachine } from '../../../lib/lab/machine/with-machine.edge';

/** Holds a machine until this process is killed; says where its folder is. */
void withMachine(
  process.argv[2] as KernelKind,
  () => undefined,
  (_machine, runDir) => {
    console.log(runDir);
    return new Promise<never>(() => undefined);
  },
);
setInterval(() => undefined, 60_000);
