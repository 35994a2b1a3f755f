import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withoutComments } from '../../lib/router/shell-script';

const SCRIPTS = join(__dirname, '../../lib/router/scripts');

/** The replacements for parts of the router, by name. */
export interface RouterParts {
  /** Lines of the file of common functions and settings. */
  readonly common: readonly string[];
  /** Commands, as bash. */
  readonly tools: Readonly<Record<string, string>>;
  /** Files by their path on the router. @default none */
  readonly files?: Readonly<Record<string, string>>;
  /** Applied to the script's text. */
  readonly change?: (script: string) => string;
}

/** What a script printed and returned. */
export interface ScriptRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Folders of the router that a script reads and writes. */
const FOLDERS =
  /(?<![\w.])\/(?:etc\/(?:swanctl|vpc2vnet|modprobe\.d)|var\/(?:lib|log)|run|usr\/(?:local\/)?lib\/modprobe\.d)\b/g;

/** Runs one of the router's scripts with parts of our own in place of the router's, in a folder for all its files. */
export function runScript(
  name: string,
  { common, tools, files = {}, change = (text) => text }: RouterParts,
  ...words: readonly string[]
): ScriptRun {
  const root = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    mkdirSync(join(root, 'bin'));
    mkdirSync(join(root, 'var/lib/vpc2vnet'), { recursive: true });
    for (const [tool, body] of Object.entries(tools)) {
      writeFileSync(join(root, 'bin', tool), `#!/bin/bash\n${body}\n`, { mode: 0o755 });
    }
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    writeFileSync(join(root, 'common'), common.join('\n'));
    const script = change(withoutComments(sourceOf(name)))
      .replaceAll('/usr/local/lib/vpc2vnet/vpc2vnet-common', join(root, 'common'))
      .replaceAll('/usr/local/sbin', join(root, 'bin'))
      .replaceAll(FOLDERS, (folder) => join(root, folder));
    writeFileSync(join(root, name), script);
    const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH}` };
    return spawnSync('bash', [join(root, name), ...words], { env, cwd: root, encoding: 'utf8', timeout: 10_000 });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function sourceOf(name: string): string {
  return readFileSync(join(SCRIPTS, name), 'utf8');
}

/** The router's file of common functions, without its settings. */
export function commonFunctions(): string {
  return sourceOf('vpc2vnet-common').replaceAll(/^\. \/etc\/vpc2vnet\/.*$/gm, '');
}
