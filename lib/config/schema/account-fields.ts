import type { z } from 'zod';
import { leaf, patternLeaf } from './field';

/**
 * Names that Azure refuses for a VM's administrator.
 * @see https://learn.microsoft.com/azure/virtual-machines/linux/faq#what-are-the-username-requirements-when-creating-a-vm-
 */
const REFUSED_ADMIN_NAMES: ReadonlySet<string> = new Set(
  (
    '1 123 a actuser adm admin admin1 admin2 administrator aspnet backup console david guest john owner root server ' +
    'sql support support_388945a0 sys test test1 test2 test3 user user1 user2 user3 user4 user5 video'
  ).split(' '),
);

export function adminUsername(description: string): z.ZodString {
  const pattern = /^[a-z_][a-z0-9_-]{0,31}$/;
  return leaf(
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
      test: (value) => !REFUSED_ADMIN_NAMES.has(value),
    },
  );
}

/** @see https://learn.microsoft.com/azure/virtual-machines/linux/mac-create-ssh-keys */
export function sshPublicKey(description: string): z.ZodString {
  return patternLeaf(description, /^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]{60,}={0,3}( [\x20-\x7e]*)?$/, {
    code: 'ssh-public-key',
    rule: 'must be one OpenSSH public key of type ssh-rsa or ssh-ed25519',
    remedy: 'paste the line of ~/.ssh/id_ed25519.pub, or leave the key out and give it at deploy time',
  });
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-tagging.html */
export function tagValue(description: string): z.ZodString {
  return patternLeaf(description, /^[A-Za-z0-9 +\-=._:/@]{0,256}$/, {
    code: 'tag-value',
    rule: 'must be at most 256 letters, digits, spaces and + - = . _ : / @',
    remedy: 'shorten it or leave the other characters out',
  });
}

/** The intersection of what AWS and Azure take, without the prefixes that they keep for themselves. */
export function tagKey(description: string): z.ZodString {
  const shape = /^[A-Za-z0-9+\-=._:@][A-Za-z0-9 +\-=._:@]{0,127}$/;
  return leaf(
    { description },
    {
      code: 'tag-key',
      rule: 'must have a key of 1 to 128 letters, digits, spaces and + - = . _ : @',
      remedy: 'shorten it or leave the other characters out',
      test: (value) => shape.test(value),
    },
    {
      code: 'tag-prefix',
      rule: 'must have a key that does not begin with aws:, azure, microsoft or windows',
      remedy: 'choose another prefix',
      test: (value) => !/^(aws:|azure|microsoft|windows)/i.test(value),
    },
  );
}
