import type { z } from 'zod';
import { field, patternField } from './field';

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

/** @see https://learn.microsoft.com/azure/virtual-machines/linux/mac-create-ssh-keys */
export function sshPublicKey(description: string): z.ZodString {
  return patternField(description, /^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]{60,}={0,3}( [\x20-\x7e]*)?$/, {
    code: 'ssh-public-key',
    rule: 'must be one OpenSSH public key of type ssh-rsa or ssh-ed25519',
    remedy: 'paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time',
  });
}
