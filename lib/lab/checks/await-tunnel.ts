import type { Lab } from '../session/lab';
import type { HostName } from '../topology/topology';
import { installedChild, parseSas, type ChildSa, type IkeSa } from '../../ike/security-associations';

const LIST = 'swanctl --list-sas 2>/dev/null';

/** Security associations of one side; none while its daemon is away. */
export async function listSas(lab: Lab, host: HostName): Promise<readonly IkeSa[]> {
  return parseSas((await lab.hosts.tryIn(host, LIST)).output);
}

/** Waits until the router has a tunnel; `undefined` when `seconds` pass without one. */
export async function awaitTunnel(lab: Lab, seconds: number): Promise<ChildSa | undefined> {
  await lab.hosts.tryIn('aws-router', waitScript(`${LIST} | grep -q ' INSTALLED,'`, seconds));
  return installedChild(await listSas(lab, 'aws-router'));
}

/** Shell text which waits for a condition. */
export function waitScript(condition: string, seconds: number): string {
  return `end=$(($(date +%s) + ${seconds})); until ${condition}; do [ $(date +%s) -ge $end ] && exit 1; sleep 0.3; done`;
}
