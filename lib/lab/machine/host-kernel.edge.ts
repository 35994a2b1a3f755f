import { setTimeout as sleep } from 'node:timers/promises';
import { basename, join } from 'node:path';
import { lastLine } from './last-line.edge';
import type { Machine } from './machine';
import { openRequests } from './requests.edge';
import { prepareShared, spawnWithParent } from './shared-dir.edge';

const NAMESPACES = ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', '--kill-child', '--mount-proc'];

/** Runs the lab on this host's kernel, in namespaces which end with this process. Needs root. */
export async function startOnHost(options: { readonly runDir: string; readonly ownHost: boolean }): Promise<Machine> {
  const sharedDir = prepareShared(options.runDir);
  const boot = ['sh', join(__dirname, 'host-boot.sh'), sharedDir, '/bin/busybox', basename(options.runDir)];
  const log = join(options.runDir, 'host.log');
  const lab = spawnWithParent('unshare', [...NAMESPACES, ...boot], log);
  const requests = openRequests(lab.stdout!, lab.stdin!, sharedDir);
  const exited = new Promise<void>((resolve) =>
    lab.on('exit', (code) => {
      requests.abort(`the lab's namespaces ended (code ${code ?? 'none'}): ${lastLine(log)}`);
      resolve();
    }),
  );
  await requests.ready;
  return {
    run: requests.run,
    sharedDir,
    ownClock: options.ownHost,
    emulated: false,
    rootLayer: '/',
    stop: async () => {
      lab.kill('SIGKILL');
      await exited;
      // Its processes are gone a moment after their first one; only then can their control groups go.
      await sleep(200);
    },
  };
}
