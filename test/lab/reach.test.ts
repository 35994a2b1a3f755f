import { EXAMPLES } from '../fixtures/examples';
import { testBeside } from '../fixtures/needs';
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
});
