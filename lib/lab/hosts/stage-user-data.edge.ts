import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserData } from '../emitted/user-data';
import { quoteShell } from '../../base/quote-shell';
import { stageOf, type LabHosts } from './lab-hosts';

/** Writes the files of the user data to the shared folder; returns the script that installs them in the guest. */
export function stageUserData(userData: UserData, hosts: LabHosts): string {
  const folder = stageOf(hosts, 'boot-files');
  const staging = join(hosts.machine.sharedDir, 'in', folder);
  mkdirSync(staging, { recursive: true });
  const installs = userData.files.map(({ path, mode, content }, index) => {
    writeFileSync(join(staging, String(index)), content);
    return `install -D -m ${mode.toString(8)} /run/shared/in/${folder}/${index} ${quoteShell(path)}`;
  });
  return ['set -e', ...installs].join('\n');
}

/** Writes the unchanged user data to the seed folder of cloud-init's NoCloud data source. */
export function stageSeed(userData: string, hosts: LabHosts): void {
  const seed = join(hosts.machine.sharedDir, 'in', stageOf(hosts, 'seed'));
  mkdirSync(seed, { recursive: true });
  writeFileSync(join(seed, 'user-data'), userData);
  writeFileSync(join(seed, 'meta-data'), 'instance-id: i-00000000000000001\nlocal-hostname: aws-router\n');
}
