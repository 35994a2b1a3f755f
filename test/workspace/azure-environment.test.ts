import { SHARED_KEY_PATTERN } from '../../lib/catalog/shared-key';
import { SSH_PUBLIC_KEY_MIN_LENGTH, SSH_PUBLIC_KEY_PATTERN } from '../../lib/catalog/ssh-public-key';
import { azurePlaceholders, destroysOnly } from '../../lib/workspace/azure-environment';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';

describe('the placeholders', () => {
  test('pass the rules that Terraform checks the variables by', () => {
    const { sharedKey = '', adminSshPublicKey = '' } = azurePlaceholders(linkOf());

    expect(sharedKey).toMatch(new RegExp(SHARED_KEY_PATTERN));
    expect(adminSshPublicKey).toMatch(new RegExp(SSH_PUBLIC_KEY_PATTERN));
    expect(adminSshPublicKey.length).toBeGreaterThanOrEqual(SSH_PUBLIC_KEY_MIN_LENGTH);
  });

  test('leave a known address to its default', () => {
    expect(Object.keys(azurePlaceholders(linkOf(undefined, DEPLOYED)))).toEqual(['sharedKey', 'adminSshPublicKey']);
  });
});

describe('a command destroys only', () => {
  test.each(['npx cdktf destroy', 'terraform apply -destroy', 'tofu plan -destroy'])('%s: yes', (command) => {
    expect(destroysOnly(command.split(' '))).toBe(true);
  });

  test.each(['npx cdktf deploy', 'terraform apply', 'npx cdktf diff', 'npx cdktf deploy destroy'])(
    '%s: no',
    (command) => {
      expect(destroysOnly(command.split(' '))).toBe(false);
    },
  );
});
