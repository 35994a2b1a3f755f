import { UserError } from '../../base/user-error';
import type { LeftOut } from '../components/workspace';
import type { Report } from '../report/driver-event';
import { DRIVER_EXIT } from '../report/exit-codes';
import type { Availability } from './finding';

/**
 * Reports what the clouds say of the deployment.
 * @returns what they cannot create and the link does without
 * @throws UserError with a line per problem, before anything is created
 */
export function leftOutBy({ findings, unanswered }: Availability, report: Report): LeftOut {
  const problems = findings.filter(({ kind }) => kind === 'problem');
  for (const { text } of findings.filter(({ kind }) => kind === 'warning')) report({ event: 'warning', text });
  for (const { question, why } of unanswered) {
    report({ event: 'preflight', check: 'not checked', found: `${question} (${why})` });
  }
  if (problems.length > 0) {
    throw new UserError(
      problems.map(({ text }) => text),
      DRIVER_EXIT.badInput,
    );
  }
  return findings.some(({ leavesOut }) => leavesOut === 'test host') ? { withoutTestHosts: true } : {};
}
