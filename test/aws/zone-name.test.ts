import { zoneName } from '../../lib/aws/zone-name';
import { testStack } from '../fixtures/test-stack';

describe('the name of a zone', () => {
  test('is the one that is chosen', () => {
    expect(zoneName({ kind: 'named', name: 'eu-central-1b' })).toBe('eu-central-1b');
  });

  test('is counted among those of the region at deployment, instead of read from the account', () => {
    expect(testStack().resolve(zoneName({ kind: 'nth', index: 1 }))).toEqual({
      'Fn::Select': [1, { 'Fn::GetAZs': '' }],
    });
  });
});
