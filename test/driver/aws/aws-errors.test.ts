import { refused } from '../../../lib/driver/aws/aws-errors';

/** An error as the SDK throws it for an answer of AWS. */
const answered = (name: string, message: string): Error => Object.assign(new Error(message), { name, $metadata: {} });

describe('a refusal of AWS in the middle of the work', () => {
  test('names the service, its words and the next move', () => {
    const error = answered('ExpiredToken', 'The security token included in the request is expired');

    expect(refused('CloudFormation', error)?.lines).toEqual([
      'asking CloudFormation failed:',
      '  CloudFormation says ExpiredToken: The security token included in the request is expired',
      'next: renew the credentials (`aws sso login`, or `aws configure`), then run this again, it goes on from here',
    ]);
  });

  test.each<[string, Error, string]>([
    ['a login that is over', Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' }), 'renew'],
    ['a missing permission', answered('AccessDenied', 'User: x is not authorized to perform: y'), 'permission'],
    ['too many questions', answered('Throttling', 'Rate exceeded'), 'wait a minute'],
    ['no network', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'check the network'],
    ['anything else that AWS says', answered('ResourceNotFoundException', 'no such secret'), 'mend what the message'],
  ])('says what mends %s', (_, error, remedy) => {
    expect(refused('EC2', error)?.lines.at(-1)).toContain(remedy);
  });

  test('is not what a fault of our own is', () => {
    expect(refused('EC2', new TypeError('x is undefined'))).toBeUndefined();
  });
});
