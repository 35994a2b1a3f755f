import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { scriptRunBy } from './script-run-by';

/**
 * The files that an instance has after its first boot, by path: those of `write_files`, and those that a script writes,
 * which a command of `runcmd` passes to `sh`.
 * @param base64 the user data as EC2 keeps it
 * @throws Error when it is not a cloud-config
 */
export function filesOf(base64: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(base64, 'base64');
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  if (!text.startsWith('#cloud-config\n')) throw new Error('the user data is not a cloud-config');
  const { write_files = [], runcmd = [] } = parse(text) as {
    readonly write_files?: readonly { readonly path: string; readonly content: string }[];
    readonly runcmd?: readonly (readonly string[])[];
  };
  const scripts = runcmd.filter(([program]) => program === 'python3').map(scriptRunBy);
  return new Map([...write_files.map(({ path, content }) => [path, content] as const), ...scripts.flatMap(writtenBy)]);
}

/** The files that a script writes from its here-documents: `put MODE PATH <<'EOF'`, then the file, then `EOF`. */
function writtenBy(script: string): readonly (readonly [string, string])[] {
  const documents = script.matchAll(/^put [0-7]+ (\S+) <<'EOF'\n((?:(?!EOF$).*\n)*)EOF$/gm);
  return [...documents].map(([, path = '', content = '']) => [path, content]);
}
