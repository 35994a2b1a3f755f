import { judgeStatus } from '../../../lib/driver/aws/stack-status';

describe('a CloudFormation status', () => {
  test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'])(
    '%s is settled',
    (status) => {
      expect(judgeStatus(status, 'demo')).toBe('settled');
    },
  );

  test.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'])(
    '%s counts as absent: the toolkit creates the stack again',
    (status) => {
      expect(judgeStatus(status, 'demo')).toBe('absent');
    },
  );

  test.each(['CREATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'DELETE_IN_PROGRESS'])(
    '%s is in progress',
    (status) => {
      expect(judgeStatus(status, 'demo')).toEqual({ label: 'in progress', status });
    },
  );

  test.each([
    ['UPDATE_ROLLBACK_FAILED', 'aws cloudformation continue-update-rollback --stack-name demo --region eu-west-1'],
    ['UPDATE_FAILED', 'aws cloudformation rollback-stack --stack-name demo --region eu-west-1'],
    ['CREATE_FAILED', 'npx cdk destroy demo'],
    ['DELETE_FAILED', 'npx cdk destroy demo'],
  ])('%s needs manual action, with a command that works without a bootstrap stack', (status, command) => {
    expect(judgeStatus(status, 'demo', 'eu-west-1')).toEqual({
      label: 'failed',
      status,
      remedy: `check the stack's events (\`aws cloudformation describe-stack-events --stack-name demo --region eu-west-1\`), then run \`${command}\``,
    });
  });
});
