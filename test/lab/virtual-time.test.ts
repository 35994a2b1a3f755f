import { runLab } from '../../lib/lab/lab.edge';
import { testBeside, testWith } from '../fixtures/needs';
import { runWork } from './guest/run-work';
import { OWN_KERNEL } from './kernel-needs';
import { LAB, LONG } from './link';
import { processesNaming } from './machine/processes';

const MINUTES = 60_000;

describe('virtual time', () => {
  for (const [what, meanwhile] of [
    ['yields the processor, as spin locks do', 'os.sched_yield()'],
    ['asks again and again without waiting', 'pass'],
    [
      'waits for a time by reading the clock',
      'end = time.monotonic() + 0.01; any(time.monotonic() > end for _ in iter(int, 1))',
    ],
    [
      'reads a clock that never goes back',
      'read = [(time.monotonic(), os.getppid())[0] for _ in range(300)]; assert read == sorted(read)',
    ],
  ] as const) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      `passes while a process ${what}`,
      async () => {
        expect(await runWork({ example: 'minimal' }, 'askForSleeper', meanwhile)).toBe('the other has slept\n');
      },
      2 * MINUTES,
    );
  }

  testBeside(
    [LAB, OWN_KERNEL, LONG],
    'ends a program that waits for good, with a word that says so',
    async () => {
      await expect(runWork({ example: 'minimal', limitDays: 0.1 }, 'neverEnds', undefined)).rejects.toThrow(
        'it did not end within 8640 seconds of its own time',
      );
    },
    2 * MINUTES,
  );

  // Alone, as it looks for kernels that this process has started.
  testWith(
    [LAB, OWN_KERNEL, LONG],
    'is not entered when the link cannot be synthesized, and the kernel that has booted meanwhile is ended',
    async () => {
      const synthesize = (): Promise<void> => Promise.reject(new Error('the template is too large'));
      const options = { kernel: 'uml', gatewayAddresses: [], report: () => undefined } as const;

      await expect(runLab({ ...options, outDir: 'none', synthesize })).rejects.toThrow('the template is too large');
      expect(processesNaming('rootfstype=hostfs').filter(({ parent }) => parent === process.pid)).toEqual([]);
    },
    2 * MINUTES,
  );
});
