import { EXAMPLES } from '../fixtures/examples';
import { testBeside } from '../fixtures/needs';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { readTree } from '../../lib/write-files/read-tree.edge';
import { MUTATIONS } from '../reach/mutations';
import { applyEdit } from '../reach/rendered';
import { runWork } from './guest/run-work';
import { OWN_KERNEL } from './kernel-needs';
import { LAB, LONG } from './link';

const MINUTES = 60_000;

/** Of the smallest link: eight endpoints, seven protocols. */
const FEWEST_CELLS = 210;

describe('the matrix of who reaches whom agrees with the lab', () => {
  for (const example of EXAMPLES) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      `on every way of every cell of examples/${example}, denied ones included`,
      async () => {
        const { cells, probes, disagreements, left } = await runWork({ example }, 'probes', undefined);

        expect(disagreements).toEqual([]);
        expect(left).toEqual([]);
        expect(probes).toBeGreaterThan(cells);
        expect(cells).toBeGreaterThanOrEqual(FEWEST_CELLS);
      },
      20 * MINUTES,
    );
  }

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
