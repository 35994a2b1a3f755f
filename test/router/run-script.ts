import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

/** Runs one of the router's scripts with parts of our own in place of the router's; gives what it printed. */
export function runScript(name: string, { common, tools, files = {}, change = (text) => text }: RouterParts): string {
  const root = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    mkdirSync(join(root, 'bin'));
    for (const [tool, body] of Object.entries(tools)) {
      writeFileSync(join(root, 'bin', tool), `#!/bin/bash\n${body}\n`, { mode: 0o755 });
    }
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    writeFileSync(join(root, 'common'), common.join('\n'));
    const script = change(readFileSync(join(SCRIPTS, name), 'utf8'))
      .replaceAll('/usr/local/lib/vpc2vnet/vpc2vnet-common', join(root, 'common'))
      .replaceAll('/usr/local/sbin', join(root, 'bin'))
      .replaceAll('/var/lib/vpc2vnet', join(root, 'var'))
      .replaceAll(/\/etc\/(?=swanctl|vpc2vnet)/g, join(root, 'etc/'));
    writeFileSync(join(root, name), script);
    const env = { ...process.env, PATH: `${join(root, 'bin')}:${process.env.PATH}` };
    return spawnSync('bash', [join(root, name)], { env, cwd: root, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
