import type { ComponentState } from '../components/state';

type Verdict = 'absent' | 'settled' | Extract<ComponentState, { label: 'in progress' | 'failed' }>;

/**
 * What a CloudFormation status means for somebody who wants to deploy. The toolkit itself deletes a stack whose
 * creation was rolled back, so that one counts as absent.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export function judgeStatus(status: string, stack: string): Verdict {
  if (status === 'REVIEW_IN_PROGRESS' || status === 'ROLLBACK_COMPLETE' || status === 'CREATE_FAILED') return 'absent';
  if (status.endsWith('_IN_PROGRESS')) return { label: 'in progress', status };
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return { label: 'failed', status, remedy: `run \`npx cdk rollback ${stack}\`` };
  }
  if (status.endsWith('_FAILED')) {
    return {
      label: 'failed',
      status,
      remedy: `look at the stack's events (\`aws cloudformation describe-stack-events --stack-name ${stack}\`), then run \`npx cdk destroy ${stack}\``,
    };
  }
  return 'settled';
}
