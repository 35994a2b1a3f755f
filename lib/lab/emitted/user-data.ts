import { parse } from 'yaml';
import { LabError } from '../lab-error';

/** A file that cloud-init writes. */
export interface BootFile {
  readonly path: string;
  /** Permission bits. @default 0o644 */
  readonly mode: number;
  readonly content: string;
}

/** The parts of a cloud-config document that the router uses. */
export interface UserData {
  readonly files: readonly BootFile[];
  readonly commands: readonly (readonly string[])[];
}

interface CloudConfig {
  readonly write_files?: readonly { path: string; content: string; encoding?: string; permissions?: string }[];
  readonly runcmd?: readonly (string | readonly string[])[];
}

const KNOWN_KEYS = ['write_files', 'runcmd'];

/**
 * Parses a cloud-config document.
 * @throws LabError for a key or an encoding that the lab does not support
 */
export function parseUserData(text: string): UserData {
  if (!text.startsWith('#cloud-config\n')) throw new LabError(`the user data must start with '#cloud-config'`);
  const config = parse(text) as CloudConfig;
  const unknown = Object.keys(config).filter((key) => !KNOWN_KEYS.includes(key));
  if (unknown.length > 0) {
    throw new LabError(`the lab does not support these keys of the user data: ${unknown.join(', ')}`);
  }
  const encoded = (config.write_files ?? []).find(({ encoding }) => encoding !== undefined);
  if (encoded !== undefined) throw new LabError(`the lab does not support the encoding of ${encoded.path}`);
  return {
    files: (config.write_files ?? []).map(({ path, content, permissions }) => ({
      path,
      mode: parseInt(permissions ?? '0644', 8),
      content,
    })),
    commands: (config.runcmd ?? []).map((command) => (typeof command === 'string' ? ['sh', '-c', command] : command)),
  };
}
