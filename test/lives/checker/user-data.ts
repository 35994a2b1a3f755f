import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { parse } from 'yaml';

interface WriteFile {
  readonly path: string;
  readonly content: string;
  readonly encoding?: string;
}

/**
 * The files that an instance has after its first boot, by path: those of `write_files`, and those of each archive that
 * `runcmd` extracts to the root.
 * @param base64 the user data as EC2 keeps it
 * @throws Error when it is not a cloud-config
 */
export function filesOf(base64: string): ReadonlyMap<string, string> {
  const text = inflated(Buffer.from(base64, 'base64')).toString('utf8');
  if (!text.startsWith('#cloud-config\n')) throw new Error('the user data is not a cloud-config');
  const { write_files = [], runcmd = [] } = parse(text) as {
    readonly write_files?: readonly WriteFile[];
    readonly runcmd?: readonly (readonly string[])[];
  };
  const written = new Map(write_files.map((file) => [file.path, contentOf(file)]));
  const archives = runcmd.filter(([command]) => command === 'tar').map((words) => words[words.indexOf('--file') + 1]);
  const extracted = archives.flatMap((path) =>
    parseTar(written.get(path ?? '') ?? Buffer.alloc(0)).map(
      ({ name, data }) => [`/${name}`, Buffer.from(data ?? []).toString('utf8')] as const,
    ),
  );
  return new Map([...[...written].map(([path, content]) => [path, content.toString('utf8')] as const), ...extracted]);
}

function contentOf({ content, encoding = '' }: WriteFile): Buffer {
  const bytes = /b64|base64/.test(encoding) ? Buffer.from(content, 'base64') : Buffer.from(content, 'utf8');
  return inflated(bytes);
}

function inflated(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
