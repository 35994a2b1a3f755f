import { refused } from '../../../lib/driver/aws/aws-errors';

/** An error as the SDK throws it for a response of AWS. */
const answered = (name: string, message: string): Error => Object.assign(new Error(message), { name, $metadata: {} });

describe('an error of AWS during a run', () => {
  test('names the service, its message and the remedy', () => {
    const error = answered('ExpiredToken', 'The security token included in the request is expired');

    expect(refused('CloudFormation', error)?.lines).toEqual([
      'CloudFormation request failed:',
      '  CloudFormation returned ExpiredToken: The security token included in the request is expired',
      'next: renew the credentials (`aws sso login`, or `aws configure`), then run this again to resume',
    ]);
  });

  test.each<[string, Error, string]>([
    ['a login that is over', Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' }), 'renew'],
    ['a missing permission', answered('AccessDenied', 'User: x is not authorized to perform: y'), 'permission'],
    ['too many questions', answered('Throttling', 'Rate exceeded'), 'wait a minute'],
    ['no network', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'check the network'],
    ['any other error of AWS', answered('ResourceNotFoundException', 'no such secret'), 'fix the cause named above'],
  ])('has the remedy for %s', (_, error, remedy) => {
    expect(refused('EC2', error)?.lines.at(-1)).toContain(remedy);
  });

  test('does not include a bug of vpc2vnet', () => {
    expect(refused('EC2', new TypeError('x is undefined'))).toBeUndefined();
  });
});
