import { judgeRights, type Simulated } from '../../../lib/driver/preflight/aws-rights';

const DENIED: Simulated = { action: 'iam:CreateRole', allowed: false, missing: [], deniedBy: [] };

describe('what the policy simulator denies', () => {
  test('is certain where nothing but the policies of the identity decided', () => {
    expect(judgeRights([DENIED], [])).toEqual({ denied: ['iam:CreateRole'], uncertain: [] });
  });

  test('is named once, also where it is denied on several resources', () => {
    expect(judgeRights([DENIED, DENIED], []).denied).toEqual(['iam:CreateRole']);
  });

  test('does not contain what is allowed, whatever keys its policies have', () => {
    const allowed = { ...DENIED, allowed: true, missing: ['aws:SourceIp'] };

    expect(judgeRights([allowed], [])).toEqual({ denied: [], uncertain: [] });
  });

  test('does not contain what is allowed on one of the resources', () => {
    expect(judgeRights([DENIED, { ...DENIED, allowed: true }], [])).toEqual({ denied: [], uncertain: [] });
  });

  test('is uncertain where the policies depend on keys that the simulator was not given', () => {
    const missing = ['aws:SourceIp', 'aws:MultiFactorAuthPresent', 'aws:SourceIp'];

    expect(judgeRights([{ ...DENIED, missing }], [])).toEqual({
      denied: [],
      uncertain: [{ action: 'iam:CreateRole', why: 'its policies depend on aws:MultiFactorAuthPresent, aws:SourceIp' }],
    });
  });

  test.each(['service control policies', 'permissions boundary'] as const)(
    'is uncertain where it comes from %s, whose condition keys the simulator does not list',
    (other) => {
      expect(judgeRights([{ ...DENIED, deniedBy: [other] }], [])).toEqual({
        denied: [],
        uncertain: [{ action: 'iam:CreateRole', why: `${other} that may have conditions deny it` }],
      });
    },
  );

  test('is uncertain as a whole where a dry run allowed one of the actions', () => {
    const address = { ...DENIED, action: 'ec2:AllocateAddress' };
    const { denied, uncertain } = judgeRights([DENIED, address], ['ec2:AllocateAddress']);

    expect(denied).toEqual([]);
    expect(uncertain).toContainEqual({
      action: 'iam:CreateRole',
      why: 'the policy simulator denies ec2:AllocateAddress, which a dry run allowed',
    });
  });
});
