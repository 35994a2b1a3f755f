import { judgeStatus } from '../../../lib/driver/aws/stack-status';

describe('a CloudFormation status', () => {
  test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'])(
    '%s is settled',
    (status) => {
      expect(judgeStatus(status, 'demo')).toBe('settled');
    },
  );

  test.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'CREATE_FAILED'])(
    '%s counts as absent: the toolkit starts anew',
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

  test('UPDATE_ROLLBACK_FAILED and DELETE_FAILED need a person', () => {
    expect(judgeStatus('UPDATE_ROLLBACK_FAILED', 'demo')).toMatchObject({ remedy: 'run `npx cdk rollback demo`' });
    expect(judgeStatus('DELETE_FAILED', 'demo')).toMatchObject({ label: 'failed' });
  });
});
