import { withLab } from '../../../lib/lab/lab.edge';
import { answerHost, GUEST_LINK } from '../../../lib/lab/machine/uml/answer-host.edge';
import type { MonthReport } from '../../../lib/lab/month/month-report';
import { runMonth } from '../../../lib/lab/month/run-month.edge';
import { MONTH_MUTATIONS } from './mutations';

/** Changes one thing inside the guest, and lives through the days that it takes to find it. */
void answerHost<{ readonly gatewayAddresses: readonly string[]; readonly what: string }, MonthReport>(
  ({ gatewayAddresses, what }) => {
    const mutation = MONTH_MUTATIONS.find((each) => each.what === what);
    if (mutation === undefined) throw new Error(`no mutation '${what}'`);
    const setup = {
      outDir: GUEST_LINK,
      gatewayAddresses,
      kernel: 'host',
      ownHost: true,
      report: () => undefined,
    } as const;
    return withLab(setup, async (lab) => {
      await mutation.apply(lab);
      return runMonth(lab, mutation);
    });
  },
);
