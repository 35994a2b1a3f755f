import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInGuest } from '../../lib/lab/machine/uml/run-in-guest.edge';
import type { MonthReport } from '../../lib/lab/month/month-report';
import { testBeside } from '../fixtures/needs';
import { OWN_KERNEL } from './kernel-needs';
import { LAB, LONG, synthesize } from './link';
import { MONTH_MUTATIONS } from './month/mutations';

const MINUTES = 60_000;

async function monthWith(what: string): Promise<MonthReport> {
  const { outDir, gatewayAddresses } = synthesize(join(__dirname, '../../examples/minimal/vpc2vnet.yaml'));
  try {
    return await runInGuest<MonthReport>({
      program: join(__dirname, 'month/in-guest.ts'),
      link: outDir,
      input: { gatewayAddresses, what },
      report: () => undefined,
      collect: (result) => result,
    });
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

describe('a run of days finds', () => {
  for (const { what, found } of MONTH_MUTATIONS) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      what,
      async () => {
        expect((await monthWith(what)).problems).toContainEqual(expect.stringMatching(found));
      },
      30 * MINUTES,
    );
  }
});
