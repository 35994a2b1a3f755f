import { roleName } from '../../lib/model/role-name';
import { aws } from '../config/case';
import { linkOf } from '../fixtures/link-of';

function nameWith(
  roles: string,
  { instance = 'router-1', region = 'us-west-2', link = 'ab' } = {},
): string | undefined {
  const model = linkOf(aws(`roles: {${roles}}`).replace('us-west-2', region).replace('name: ab', `name: ${link}`));
  return roleName(model, model.sites[0], instance);
}

const PLAIN = nameWith('namePrefix: corp-');

describe('the name of a role', () => {
  test('is chosen by CloudFormation without a prefix', () => {
    expect(nameWith('path: /network/')).toBeUndefined();
  });

  test('is the prefix, the link and the instance, with a hash behind', () => {
    expect(PLAIN).toBe('corp-ab-router-1-17bffbb8');
  });

  test('is another one with another path, because CloudFormation creates the new role before it deletes the former', () => {
    expect(nameWith('namePrefix: corp-, path: /network/')).not.toBe(PLAIN);
  });

  test('is another one in another region, because names of roles are unique in an account', () => {
    expect(nameWith('namePrefix: corp-', { region: 'eu-west-1' })).not.toBe(PLAIN);
  });

  test('is the same with the path that is the default', () => {
    expect(nameWith('namePrefix: corp-, path: /')).toBe(PLAIN);
  });

  test.each(['router-1', 'test-host-1'])('of %s has at most 64 characters, with the hash whole', (instance) => {
    const longest = { instance, link: `a${'b'.repeat(31)}` };

    expect(nameWith(`namePrefix: ${'p'.repeat(24)}`, longest)).toMatch(/^[\w-]{55}-[0-9a-f]{8}$/);
  });
});
