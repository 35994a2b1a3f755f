import type { KernelKind } from '../../../lib/lab/machine/machine-kinds';
import { withMachine } from '../../../lib/lab/machine/with-machine.edge';

const REQUEST = `printf %s '${'x'.repeat(20_000)}' | wc -c`;

/** Holds a machine, which is asked again and again, until this process is killed; says where its folder is. */
void withMachine(
  process.argv[2] as KernelKind,
  () => undefined,
  async ({ run }, runDir) => {
    console.log(runDir);
    for (;;) await run(REQUEST);
  },
);
