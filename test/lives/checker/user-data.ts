import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';

interface WriteFile {
  readonly path: string;
  readonly content: string;
  readonly encoding?: string;
}

/**
 * The files that an instance has after its first boot, by path: those of `write_files`, and those that a script of them
 * writes, which `runcmd` runs.
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
  const scripts = runcmd.filter(([command]) => command === 'sh').map(([, path = '']) => written.get(path) ?? '');
  return new Map([...written, ...scripts.flatMap(writtenBy)]);
}

/** The files that a script writes from its here-documents: `put MODE PATH <<'EOF'`, then the file, then `EOF`. */
function writtenBy(script: string): readonly (readonly [string, string])[] {
  const documents = script.matchAll(/^put [0-7]+ (\S+) <<'EOF'\n((?:(?!EOF$).*\n)*)EOF$/gm);
  return [...documents].map(([, path = '', content = '']) => [path, content]);
}

function contentOf({ content, encoding = '' }: WriteFile): string {
  const bytes = /b64|base64/.test(encoding) ? Buffer.from(content, 'base64') : Buffer.from(content, 'utf8');
  return inflated(bytes).toString('utf8');
}

function inflated(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
