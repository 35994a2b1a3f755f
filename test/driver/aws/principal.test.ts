import { principalOf } from '../../../lib/driver/aws/principal';

describe('whose policies IAM simulates', () => {
  test.each([
    [
      'a user with a path',
      'arn:aws:iam::123456789012:user/net/ann',
      { kind: 'user', arn: 'arn:aws:iam::123456789012:user/net/ann' },
    ],
    [
      'a role, by its name without the path that the caller lacks',
      'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Net_0123456789abcdef/ann@example.com',
      { kind: 'role', name: 'AWSReservedSSO_Net_0123456789abcdef' },
    ],
    [
      'a role in another partition',
      'arn:aws-us-gov:sts::123456789012:assumed-role/net/i-1',
      { kind: 'role', name: 'net' },
    ],
    ['not the root user', 'arn:aws:iam::123456789012:root', { kind: 'other', what: 'the root user' }],
    [
      'not a federated user',
      'arn:aws:sts::123456789012:federated-user/ann',
      { kind: 'other', what: 'a federated user' },
    ],
    ['not what has another form', '', { kind: 'other', what: 'neither a user nor a role' }],
  ])('is that of %s', (_, arn, principal) => {
    expect(principalOf(arn)).toEqual(principal);
  });
});
