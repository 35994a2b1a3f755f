import type { z } from 'zod';
import { isWholeSshPublicKey, SSH_PUBLIC_KEY_PATTERN, SSH_PUBLIC_KEY_RULE } from '../../catalog/ssh-public-key';
import { field } from './field';

/**
 * Names that Azure reserves: none of them may be a VM's administrator.
 * @see https://learn.microsoft.com/azure/virtual-machines/linux/faq#what-are-the-username-requirements-when-creating-a-vm-
 */
const RESERVED_ADMIN_NAMES: ReadonlySet<string> = new Set(
  (
    '1 123 a actuser adm admin admin1 admin2 administrator aspnet backup console david guest john owner root server ' +
    'sql support support_388945a0 sys test test1 test2 test3 user user1 user2 user3 user4 user5 video'
  ).split(' '),
);

export function adminUsername(description: string): z.ZodString {
  const pattern = /^[a-z_][a-z0-9_-]{0,31}$/;
  return field(
    { description, pattern: pattern.source },
    {
      code: 'admin-username',
      rule: 'must be a Linux user name of 1 to 32 lower-case letters, digits, hyphens and underscores',
      remedy: 'choose a name such as ubuntu',
      test: (value) => pattern.test(value),
    },
    {
      code: 'admin-username-refused',
      rule: 'must not be a name that Azure reserves',
      remedy: 'choose a name such as ubuntu',
      test: (value) => !RESERVED_ADMIN_NAMES.has(value),
    },
  );
}

/** A key that Azure takes for an administrator, checked like the variable that asks for it at deploy time. */
export function sshPublicKey(description: string): z.ZodString {
  const pattern = new RegExp(SSH_PUBLIC_KEY_PATTERN);
  const remedy = 'paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time';
  return field(
    { description, pattern: pattern.source },
    { code: 'ssh-public-key', rule: SSH_PUBLIC_KEY_RULE, remedy, test: (value) => pattern.test(value) },
    {
      code: 'ssh-public-key-cut',
      rule: 'must be a whole key: its base64 must hold what its lengths say',
      remedy,
      test: isWholeSshPublicKey,
    },
  );
}
