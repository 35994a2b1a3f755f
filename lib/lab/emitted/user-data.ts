import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { LabError } from '../lab-error';

/** A file as cloud-init would write it. */
export interface BootFile {
  readonly path: string;
  readonly mode: number;
  readonly content: string;
}

/** What a cloud-config document asks for, as far as the router uses it. */
export interface UserData {
  readonly files: readonly BootFile[];
  readonly commands: readonly (readonly string[])[];
}

interface CloudConfig {
  readonly write_files?: readonly { path: string; content: string; encoding?: string; permissions?: string }[];
  readonly runcmd?: readonly (string | readonly string[])[];
}

const KNOWN_KEYS = ['write_files', 'runcmd'];

/** Reads a cloud-config document; throws for a key the lab would have to leave out. */
export function parseUserData(text: string): UserData {
  if (!text.startsWith('#cloud-config\n')) throw new LabError(`the user data must begin with '#cloud-config'`);
  const config = parse(text) as CloudConfig;
  const unknown = Object.keys(config).filter((key) => !KNOWN_KEYS.includes(key));
  if (unknown.length > 0)
    throw new LabError(`the lab cannot act on these keys of the user data: ${unknown.join(', ')}`);
  return {
    files: (config.write_files ?? []).map(({ path, content, encoding, permissions }) => ({
      path,
      mode: parseInt(permissions ?? '0644', 8),
      content: decode(content, encoding),
    })),
    commands: (config.runcmd ?? []).map((command) => (typeof command === 'string' ? ['sh', '-c', command] : command)),
  };
}

function decode(content: string, encoding: string | undefined): string {
  if (encoding === undefined) return content;
  if (encoding !== 'gz+b64')
    throw new LabError(`the user data uses the encoding '${encoding}', which the lab does not know`);
  return gunzipSync(Buffer.from(content, 'base64')).toString('utf8');
}
