import type { ComponentState } from '../components/state';

type Verdict = 'absent' | 'settled' | Extract<ComponentState, { label: 'in progress' | 'failed' }>;

/**
 * What a CloudFormation status means for somebody who wants to deploy. The toolkit itself deletes a stack whose
 * creation was rolled back, so that one counts as absent. Its own `cdk rollback` needs a bootstrap stack, which a link
 * does without.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export function judgeStatus(status: string, stack: string, region = ''): Verdict {
  if (status === 'REVIEW_IN_PROGRESS' || status === 'ROLLBACK_COMPLETE') return 'absent';
  if (status.endsWith('_IN_PROGRESS')) return { label: 'in progress', status };
  if (!status.endsWith('_FAILED')) return 'settled';
  const which = `--stack-name ${stack} --region ${region}`;
  const events = `look at the stack's events (\`aws cloudformation describe-stack-events ${which}\`)`;
  const wayOut = ROLLBACKS[status];
  return {
    label: 'failed',
    status,
    remedy: `${events}, then run \`${wayOut === undefined ? `npx cdk destroy ${stack}` : `aws cloudformation ${wayOut} ${which}`}\``,
  };
}

/**
 * How CloudFormation leaves a state that keeps what was deployed before.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html
 */
export const ROLLBACKS: Readonly<Record<string, string>> = {
  UPDATE_FAILED: 'rollback-stack',
  UPDATE_ROLLBACK_FAILED: 'continue-update-rollback',
};
