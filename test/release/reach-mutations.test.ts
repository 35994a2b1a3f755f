import { readTree } from '../../lib/write-files/read-tree.edge';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { testBeside } from '../fixtures/needs';
import { runWork } from '../lab/guest/run-work';
import { OWN_KERNEL } from '../lab/kernel-needs';
import { LAB, LONG } from '../lab/link';
import { MUTATIONS } from '../reach/mutations';
import { applyEdit } from '../reach/rendered';

const MINUTES = 60_000;

describe('the matrix of who reaches whom agrees with the lab', () => {
  for (const { what, example, edit } of MUTATIONS) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      `on ${what}, which changes the matrix`,
      async () => {
        const change = (outDir: string): void => {
          writeTree(outDir, applyEdit(readTree(outDir), edit));
        };
        const { disagreements, left } = await runWork({ example, change }, 'probes', undefined);

        expect(disagreements).toEqual([]);
        expect(left).toEqual([]);
      },
      20 * MINUTES,
    );
  }
});
