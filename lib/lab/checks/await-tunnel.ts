import {
  installedChild,
  installedChildren,
  LIST_SAS,
  readSecurityAssociations,
  type ChildSa,
  type IkeSa,
} from '../../ike/list-sas';
import type { Lab } from '../session/lab';
import { nameOf } from '../stand-ins/gateway-config';
import type { HostName } from '../topology/topology';

/**
 * Before `swanctl` on a router, it does without the plugins that it loads by default and does not use, which are two
 * thirds of its time. `prepare-router.sh` writes that file, where AppArmor's profile of `swanctl` permits to read it.
 * @see https://docs.strongswan.org/docs/latest/config/strongswanConf.html, `swanctl.load`
 */
const WITHOUT_PLUGINS = 'STRONGSWAN_CONF=/etc/swanctl/lab.conf';

/** `swanctl` as the lab calls it on a router. */
export const ROUTER_SWANCTL = `${WITHOUT_PLUGINS} swanctl`;

/** Security associations of one side; empty while its daemon is not running. */
export async function listSas(lab: Lab, host: HostName): Promise<readonly IkeSa[]> {
  const list = host === 'azure-gateway' ? LIST_SAS : `${WITHOUT_PLUGINS} ${LIST_SAS}`;
  const { output } = await lab.hosts.tryIn(host, `${list} 2>/dev/null`);
  return readSecurityAssociations(output) ?? [];
}

/** Whether the gateway has an IPsec SA: its daemon lists one or, where it is not strongSwan, its kernel does. */
export async function gatewayHasChild(lab: Lab): Promise<boolean> {
  if (lab.peer === 'strongswan') {
    const own = nameOf(lab.link.connection);
    const sas = await listSas(lab, 'azure-gateway');
    return installedChild(sas.filter(({ name }) => name === own || name === `${own}-initiator`)) !== undefined;
  }
  return (await lab.hosts.tryIn('azure-gateway', 'ip xfrm state list | grep -q spi')).code === 0;
}

/** Number of installed IPsec SAs. */
export function countChildren(sas: readonly IkeSa[]): number {
  return installedChildren(sas).length;
}

/** Waits up to `seconds` until the router has an IPsec SA; returns it, or `undefined` on timeout. */
export async function awaitTunnel(lab: Lab, seconds: number): Promise<ChildSa | undefined> {
  const list = `${ROUTER_SWANCTL} --list-sas 2>/dev/null`;
  await lab.hosts.tryIn('aws-router', waitScript(`${list} | grep -q ' INSTALLED,'`, seconds));
  return installedChild(await listSas(lab, 'aws-router'));
}

/** Tries of a condition at first, 0.3 s apart; whatever takes longer may be seen later. */
const QUICK_TRIES = 10;
/** Tenths of a second between two tries: at first, and at most, each half as long again as the one before. */
const PAUSE = { first: 3, most: 50 };

/**
 * Shell script that waits up to `seconds` for a condition; exits with 1 on timeout. In virtual time a wait costs what
 * its tries cost, each of which starts programs: the time is read without one, from a clock that no host sets.
 */
export function waitScript(condition: string, seconds: number): string {
  const now = 'read -r now idle </proc/uptime';
  return [
    `tries=0; pause=${PAUSE.first}; ${now}; end=$((${'$'}{now%.*} + ${seconds}))`,
    `until ${condition}; do ${now}; [ ${'$'}{now%.*} -ge $end ] && exit 1`,
    'sleep $((pause / 10)).$((pause % 10)); tries=$((tries + 1))',
    `if [ $tries -ge ${QUICK_TRIES} ] && [ $pause -lt ${PAUSE.most} ]; then pause=$((pause * 3 / 2)); fi; done`,
  ].join('; ');
}
