import { LabError } from '../lab-error';
import { stageOf, type LabHosts } from './lab-hosts';
import { startHost } from './start-hosts';
import { BUSYBOX_SHELL, printCommand } from '../shell/shell';
import type { RouterHost } from '../topology/topology';
import type { UserData } from '../emitted/user-data';

const INIT = '/lib/systemd/systemd';

/** What applies the user data of a router: cloud-init at first boot, as on EC2, or the lab. */
export type Provisioner = 'cloud-init' | 'lab';

/** Folder with the seed of cloud-init for the routers of a site. */
function seedOf(hosts: LabHosts): string {
  return `/run/shared/in/${stageOf(hosts, 'seed')}`;
}

/**
 * Prepares the root file system of a router and boots systemd on it.
 * @throws LabError when a step fails
 */
export async function bootRouter(hosts: LabHosts, router: RouterHost, provisioner: Provisioner): Promise<void> {
  const { machine, id } = hosts;
  const root = `/run/lab/hosts/${id(router)}/root`;
  const prepare = [
    'set -e',
    printCommand([BUSYBOX_SHELL, '/run/shared/in/layer-host.sh', id(router), machine.rootLayer]),
    printCommand([
      BUSYBOX_SHELL,
      '/run/shared/in/prepare-router.sh',
      root,
      '/run/shared/in/tls/authority.crt',
      ...(provisioner === 'cloud-init' ? [seedOf(hosts)] : []),
    ]),
  ].join('\n');
  const { code, output } = await machine.run(prepare);
  if (code !== 0) throw new LabError(`cannot prepare the router's root file system: ${output.trim()}`);
  await startRouter(hosts, router);
}

/** Boots a router from its existing files, as after a reboot. */
export async function startRouter(hosts: LabHosts, router: RouterHost): Promise<void> {
  const environment = [
    'env',
    '-i',
    'container=lab',
    'LANG=C.UTF-8',
    'PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin',
  ];
  await startHost(hosts, router, [...environment, INIT, '--unit=multi-user.target', '--log-target=journal']);
}

/** Waits up to 30 s until systemd accepts commands. @throws LabError on timeout */
export async function awaitInit(hosts: LabHosts, router: RouterHost): Promise<void> {
  await hosts.in(router, 'for try in $(seq 300); do [ -S /run/systemd/private ] && exit 0; sleep 0.1; done; exit 1');
}

/** Applies the user data as cloud-init does: writes the files, then runs the commands. @throws LabError when one fails */
export async function applyUserData(
  hosts: LabHosts,
  router: RouterHost,
  userData: UserData,
  installFiles: string,
): Promise<void> {
  await hosts.in(router, installFiles);
  for (const command of userData.commands) await hosts.in(router, `${printCommand(command)} 2>&1`);
}

/** Waits up to 240 s until cloud-init has applied the user data. @throws LabError with its log when it failed */
export async function awaitCloudInit(hosts: LabHosts, router: RouterHost): Promise<void> {
  const log =
    'tail -n 20 /var/log/cloud-init-output.log; journalctl -u cloud-init-local -u cloud-init -u cloud-config -u cloud-final -o cat --no-pager | tail -n 20';
  await hosts.in(
    router,
    `timeout 240 cloud-init status --wait >/dev/null || { cloud-init status --long; ${log}; exit 1; }`,
  );
}
