import { LabError } from '../machine/lab-error';
import type { Machine } from '../machine/machine';
import { printCommand } from '../shell/shell';
import type { LabHosts } from '../session/lab-hosts';
import { startHost } from '../session/start-hosts';
import type { UserData } from './user-data';

const HOST = 'aws-router';
const INIT = '/lib/systemd/systemd';

/** Prepares the router's root and boots systemd on it. */
export async function bootRouter(machine: Machine): Promise<number> {
  const prepare = [
    'set -e',
    printCommand(['sh', '/run/shared/in/layer-host.sh', HOST, machine.rootLayer]),
    printCommand(['sh', '/run/shared/in/prepare-router.sh', `/run/lab/hosts/${HOST}/root`, '/run/shared/in/tls/authority.crt']),
  ].join('\n');
  const { code, output } = await machine.run(prepare);
  if (code !== 0) throw new LabError(`the router's files cannot be prepared: ${output.trim()}`);
  return startRouter(machine);
}

/** Boots the router as its files are, as after a reboot. */
export function startRouter(machine: Machine): Promise<number> {
  const environment = ['env', '-i', 'container=lab', 'LANG=C.UTF-8', 'PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin'];
  return startHost(machine, HOST, [...environment, INIT, '--unit=multi-user.target', '--log-target=journal']);
}

/** Waits until systemd takes orders. */
export async function awaitInit(hosts: LabHosts): Promise<void> {
  await hosts.in(HOST, 'for try in $(seq 300); do [ -S /run/systemd/private ] && exit 0; sleep 0.1; done; exit 1');
}

/** Does what cloud-init does with the user data: writes the files, then runs the commands. */
export async function applyUserData(hosts: LabHosts, userData: UserData, installFiles: string): Promise<void> {
  await hosts.in(HOST, installFiles);
  for (const command of userData.commands) await hosts.in(HOST, `${printCommand(command)} 2>&1`);
}
