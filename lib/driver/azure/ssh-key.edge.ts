import { homedir } from 'node:os';
import { join } from 'node:path';
import { readIfThere } from '../../write-files/write-tree.edge';

/** The kinds that Azure takes. @see https://learn.microsoft.com/azure/virtual-machines/linux/mac-create-ssh-keys */
const FILES = ['id_ed25519.pub', 'id_rsa.pub'] as const;

/** The user's SSH public key, Ed25519 before RSA; undefined when there is none. */
export function sshPublicKey(): string | undefined {
  return FILES.map((name) => readIfThere(join(homedir(), '.ssh', name))?.trim()).find(
    (key) => key !== undefined && /^ssh-(ed25519|rsa) \S/.test(key),
  );
}
