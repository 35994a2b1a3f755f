import { setTimeout as delay } from 'node:timers/promises';
import type { Decision } from '../components/decide';
import type { Report } from '../report/driver-event';
import { duration } from '../report/duration';
import type { Session } from './session.edge';
import { stepFailure } from './step-failure';
import { judgeStatus } from '../aws/stack-status';
import type { StopSignal } from './stop.edge';

/** A stack operation takes minutes: shorter intervals only add requests to an API that throttles them. */
const POLL_MS = 5000;

/** Longer than any stack operation of a link: its wait condition ends after 700 minutes at most, the config's limit. */
const LONGEST_SECONDS = 12 * 3600;

/**
 * Waits until the operation on a stack has ended, or until Ctrl-C.
 * @throws UserError when that takes longer than any deployment of a link.
 */
export async function waitWhileBusy(
  { aws }: Session,
  { component, status }: Extract<Decision, { kind: 'wait' }>,
  stop: StopSignal,
  report: Report,
): Promise<void> {
  const { title, stack: name, region } = component;
  if (region === undefined) return;
  report({ event: 'note', text: `the ${title} is ${status}; waiting for this operation to end` });
  const started = performance.now();
  for (let isBusy = true; isBusy && !stop.asked();) {
    await delay(POLL_MS);
    const stack = await aws(region).stack(name);
    const verdict = stack === undefined ? 'absent' : judgeStatus(stack.status, name, region);
    isBusy = typeof verdict === 'object' && verdict.label === 'in progress';
    if (isBusy && (performance.now() - started) / 1000 > LONGEST_SECONDS) {
      throw stepFailure(
        title,
        [`has been ${status} for more than ${duration(LONGEST_SECONDS)}`],
        `check the stack's events (\`aws cloudformation describe-stack-events --stack-name ${name} --region ${region}\`)`,
      );
    }
  }
}
