import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseKernel } from '../../../lib/lab/machine/choose-kernel.edge';
import { withMachine } from '../../../lib/lab/machine/with-machine.edge';
import { testWith } from '../../fixtures/needs';
import { LAB } from '../link';
import { remainingProcesses } from './processes';

const MINUTES = 60_000;
const quiet = (): void => undefined;
const { kind } = chooseKernel();

describe('the machine of a lab', () => {
  testWith(
    [LAB],
    'is not disturbed by another one beside it, and neither changes the host',
    async () => {
      const mark = '/etc/vpc2vnet-lab-mark';
      const write = (text: string): Promise<string> =>
        withMachine(
          kind,
          quiet,
          async (machine) =>
            (
              await machine.run(
                `echo ${text} > ${kind === 'vm' ? mark : '/run/lab/mark'}; sleep 1; cat ${kind === 'vm' ? mark : '/run/lab/mark'}`,
              )
            ).output,
        );

      expect(await Promise.all([write('one'), write('two')])).toEqual(['one\n', 'two\n']);
      expect(existsSync(mark)).toBe(false);
    },
    5 * MINUTES,
  );

  testWith(
    [LAB],
    'ends with the process that started it, even by kill -9, and its folder goes at the next start',
    async () => {
      const child = spawn(
        process.execPath,
        ['-r', require.resolve('ts-node/register'), join(__dirname, 'hold-machine.ts'), kind],
        // The settings of ts-node are the checkout's.
        { stdio: ['ignore', 'pipe', 'inherit'], cwd: join(__dirname, '../../..') },
      );
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const runDir = line.toString().trim();
      child.kill('SIGKILL');
      await once(child, 'exit');

      expect(await remainingProcesses(runDir)).toEqual([]);
      expect(existsSync(runDir)).toBe(true);
      await withMachine(kind, quiet, () => Promise.resolve());
      expect(existsSync(runDir)).toBe(false);
    },
    5 * MINUTES,
  );
});
