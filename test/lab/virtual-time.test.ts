import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runDays, runLab, type LabSetup } from '../../lib/lab/lab.edge';
import type { MonthReport } from '../../lib/lab/month/month-report';
import { testBeside } from '../fixtures/needs';
import { OWN_KERNEL } from './kernel-needs';
import { LAB, LONG, synthesize } from './link';

const MINUTES = 60_000;

async function withExample<T>(example: string, work: (setup: LabSetup) => Promise<T>): Promise<T> {
  const { outDir, gatewayAddresses } = synthesize(join(__dirname, '../../examples', example, 'vpc2vnet.yaml'));
  try {
    return await work({ outDir, gatewayAddresses, kernel: 'uml', report: () => undefined });
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

const statements = async (realTime: boolean): Promise<readonly string[]> => {
  const { checks } = await withExample('post-2015', (setup) => runLab({ ...setup, realTime }));
  return checks.map(({ id, outcome }) => `${id}: ${outcome}`);
};

describe('virtual time', () => {
  testBeside(
    [LAB, OWN_KERNEL, LONG],
    'finds the same of examples/post-2015 as real time',
    async () => {
      expect(await statements(false)).toEqual(await statements(true));
    },
    30 * MINUTES,
  );

  testBeside(
    [LAB, OWN_KERNEL, LONG],
    "lets a fault change the clock, which is the guest's own",
    async () => {
      const { faults } = await withExample('minimal', (setup) => runLab({ ...setup, faults: ['clock-jump'] }));

      expect(faults.map(({ id, outcome }) => `${id}: ${outcome}`)).toEqual(['clock-jump: passed']);
    },
    20 * MINUTES,
  );

  testBeside(
    [LAB, OWN_KERNEL, LONG],
    'lives through three days of a link without a problem',
    async () => {
      const found: MonthReport = await withExample('minimal', (setup) => runDays(setup, { days: 3, seed: 1 }));

      expect(found.problems).toEqual([]);
      // The kernel rounds the wait of a socket up to the next 0.64 s.
      expect(found.sent).toBeGreaterThan((3 * 86_400) / 10.64);
    },
    30 * MINUTES,
  );
});
