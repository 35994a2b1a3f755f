import { quoteShell } from '../../base/quote-shell';
import type { AzureConnection } from '../emitted/azure-connection';
import type { LabHosts } from '../hosts/lab-hosts';
import { LIBRESWAN, libreswanConfig, libreswanSecrets } from './libreswan-config';
import { filterNetwork, HOST, rejectScript, tunnelScript } from './start-gateway';

const { config, secrets, database, device, connection: NAME } = LIBRESWAN;

/** Folder of libreswan's programs and libraries, as the hosts have it. */
const FOLDER = '/run/shared/in/libreswan';

/** Starts libreswan with its own reading of the emitted connection, and waits until it has loaded it. */
export async function startLibreswanGateway(
  hosts: LabHosts,
  connection: AzureConnection,
  [address = '']: readonly string[],
  key: string,
): Promise<void> {
  const script = [
    'set -e',
    tunnelScript(connection, device),
    rejectScript(connection),
    // The daemon looks for its helpers there; only this host has the folder.
    `ln -s ${FOLDER}/bin /usr/libexec/ipsec`,
    `printf %s ${quoteShell(libreswanConfig(connection, address))} > ${config}`,
    `(umask 077; printf %s ${quoteShell(libreswanSecrets(address, key))} > ${secrets})`,
    `mkdir -p ${database} /run/pluto`,
    `${program('certutil')} -N -d sql:${database} --empty-password`,
    START_LIBRESWAN,
  ];
  await filterNetwork(hosts, connection);
  await hosts.in(HOST, script.join('\n'));
}

/** Shell text that starts libreswan's daemon and waits until it has loaded its connection. */
export const START_LIBRESWAN = [
  `setsid ${program('pluto')} --config ${config} --nofork </dev/null >/run/pluto.out 2>&1 & echo $! > /run/charon.pid`,
  `for try in $(seq 200); do ${whack('--status')} 2>/dev/null | grep -q '"${NAME}"' && break; sleep 0.05; done`,
  `${whack('--status')} | grep -q '"${NAME}"' || { cat /run/pluto.out; tail -n 3 /run/charon.log; exit 1; }`,
].join('\n');

/** Shell text that calls libreswan's control program. */
export function whack(options: string): string {
  return `${program('whack')} ${options}`;
}

function program(name: string): string {
  return `env LD_LIBRARY_PATH=${FOLDER}/lib ${FOLDER}/bin/${name}`;
}
