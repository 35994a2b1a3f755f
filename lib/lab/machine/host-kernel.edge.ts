import { rmdirSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine';
import { openRequests } from './requests.edge';
import { prepareShared, spawnWithParent } from './shared-dir.edge';

const NAMESPACES = ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', '--kill-child', '--mount-proc'];

/** Runs the lab on this host's kernel, in namespaces which end with this process. Needs root. */
export async function startOnHost(options: { readonly runDir: string }): Promise<Machine> {
  const sharedDir = prepareShared(options.runDir);
  const boot = ['sh', join(__dirname, 'host-boot.sh'), sharedDir, '/bin/busybox', 'vpc2vnet-lab'];
  const lab = spawnWithParent('unshare', [...NAMESPACES, ...boot], join(options.runDir, 'host.log'));
  const requests = openRequests(lab.stdout!, lab.stdin!);
  const exited = new Promise<void>((resolve) =>
    lab.on('exit', (code) => {
      requests.abort(`the lab's namespaces ended (code ${code ?? 'none'}); see ${options.runDir}/host.log`);
      resolve();
    }),
  );
  await requests.ready;
  return {
    run: requests.run,
    sharedDir,
    ownClock: false,
    rootLayer: '/',
    stop: async () => {
      lab.kill('SIGKILL');
      await exited;
      removeGroups();
    },
  };
}

/** Control groups outlive their processes; those of the lab are empty now. */
function removeGroups(): void {
  const base = '/sys/fs/cgroup';
  for (const name of existsSync(base) ? readdirSync(base).filter((entry) => entry.startsWith('lab-')) : []) {
    try {
      rmdirSync(join(base, name));
    } catch {
      // Still in use by a lab which runs beside this one.
    }
  }
}
