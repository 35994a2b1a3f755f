import { testBeside } from '../fixtures/needs';
import { runWork } from '../lab/guest/run-work';
import { OWN_KERNEL } from '../lab/kernel-needs';
import { LAB, LONG } from '../lab/link';
import { MONTH_MUTATIONS } from '../lab/month/mutations';

const MINUTES = 60_000;

describe('a run of days finds', () => {
  for (const { what, found, days } of MONTH_MUTATIONS) {
    testBeside(
      [LAB, OWN_KERNEL, LONG],
      what,
      async () => {
        const { problems } = await runWork({ example: 'minimal', limitDays: days + 1 }, 'mutatedMonth', what);

        expect(problems).toContainEqual(expect.stringMatching(found));
      },
      30 * MINUTES,
    );
  }
});
