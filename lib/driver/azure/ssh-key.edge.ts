import { homedir } from 'node:os';
import { join } from 'node:path';
import { readIfThere } from '../../write-files/read-file.edge';

/** The key types that Azure accepts. @see https://learn.microsoft.com/azure/virtual-machines/linux/mac-create-ssh-keys */
const FILES = ['id_ed25519.pub', 'id_rsa.pub'] as const;

/** Returns the user's SSH public key, Ed25519 before RSA; undefined when `~/.ssh` has neither. */
export function sshPublicKey(): string | undefined {
  return FILES.map((name) => readIfThere(join(homedir(), '.ssh', name))?.trim()).find(
    (key) => key !== undefined && /^ssh-(ed25519|rsa) \S/.test(key),
  );
}
