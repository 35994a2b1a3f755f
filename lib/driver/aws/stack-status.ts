import type { ComponentState } from '../components/state';

type Verdict = 'absent' | 'settled' | Extract<ComponentState, { label: 'in progress' | 'failed' }>;

/**
 * Returns what a CloudFormation status means for the next deployment. `absent`: it creates the stack; the toolkit itself
 * deletes one whose creation was rolled back. `settled`: it updates the stack. The remedies do not use `cdk rollback`,
 * because that needs a bootstrap stack, which a link does not have.
 * @param destroy - the command that deletes the stack. @default - that for the default files of a link
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export function judgeStatus(status: string, stack: string, region = '', destroy = `npx cdk destroy ${stack}`): Verdict {
  if (status === 'REVIEW_IN_PROGRESS' || status === 'ROLLBACK_COMPLETE') return 'absent';
  if (status.endsWith('_IN_PROGRESS')) return { label: 'in progress', status };
  if (!status.endsWith('_FAILED')) return 'settled';
  const which = `--stack-name ${stack} --region ${region}`;
  const events = `check the stack's events (\`aws cloudformation describe-stack-events ${which}\`)`;
  const rollback = ROLLBACKS[status];
  return {
    label: 'failed',
    status,
    remedy: `${events}, then run \`${rollback === undefined ? destroy : `aws cloudformation ${rollback} ${which}`}\``,
  };
}

/**
 * The command of CloudFormation that restores what was deployed before, for each state that has one.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html
 */
export const ROLLBACKS: Readonly<Record<string, string>> = {
  UPDATE_FAILED: 'rollback-stack',
  UPDATE_ROLLBACK_FAILED: 'continue-update-rollback',
};
