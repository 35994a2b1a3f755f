import { rmSync } from 'node:fs';
import { CHECKS } from '../../lib/lab/checks/run-checks';
import { runLab } from '../../lib/lab/lab.edge';
import { testWith } from '../fixtures/needs';
import { LAB, synthesize } from './link';

/** Under emulation, on a machine with other things to do. */
const MINUTES = 60_000;

describe('the lab', () => {
  testWith(
    [LAB],
    'brings the seed’s link up from what is rendered, and finds every statement true',
    async () => {
      const outDir = synthesize('examples/seed/vpc2vnet.yaml');

      const report = await runLab({ outDir, report: () => undefined });
      rmSync(outDir, { recursive: true });

      expect(report.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(report.checks).toHaveLength(CHECKS.length);
      expect(report.sas).toContain('TUNNEL-in-UDP');
    },
    10 * MINUTES,
  );
});
