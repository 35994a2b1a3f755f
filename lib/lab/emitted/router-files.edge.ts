import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../lab-error';
import type { RenderedRouter } from '../session/lab';
import { quote } from '../shell/shell';
import type { UserData } from './user-data';

/** Reads the routers of an output folder. */
export function readRouters(outDir: string): readonly RenderedRouter[] {
  const dir = join(outDir, 'router');
  const names = readdirSync(dir).sort();
  if (names.length === 0) throw new LabError(`${dir} holds no router; run synth first`);
  return names.map((name) => ({
    name,
    userData: readFileSync(join(dir, name, 'user-data'), 'utf8'),
    settings: parseSettings(readFileSync(join(dir, name, 'etc/vpc2vnet/router.env'), 'utf8')),
  }));
}

/** Puts the files of the user data where the guest sees them; returns the script which installs them. */
export function stageUserData(userData: UserData, sharedDir: string): string {
  const staging = join(sharedDir, 'in', 'boot-files');
  mkdirSync(staging, { recursive: true });
  const installs = userData.files.map(({ path, mode, content }, index) => {
    writeFileSync(join(staging, String(index)), content);
    return `install -D -m ${mode.toString(8)} /run/shared/in/boot-files/${index} ${quote(path)}`;
  });
  return ['set -e', ...installs].join('\n');
}

function parseSettings(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line) => {
    const [, name, value] = /^(\w+)='(.*)'$/.exec(line) ?? [];
    return name ? [[name, value ?? ''] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** Puts the user data, byte for byte, where cloud-init looks for its seed. */
export function stageSeed(userData: string, sharedDir: string): void {
  const seed = join(sharedDir, 'in', 'seed');
  mkdirSync(seed, { recursive: true });
  writeFileSync(join(seed, 'user-data'), userData);
  writeFileSync(join(seed, 'meta-data'), 'instance-id: i-00000000000000001\nlocal-hostname: aws-router\n');
}
