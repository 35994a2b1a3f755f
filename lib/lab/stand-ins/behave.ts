import { quoteShell } from '../../base/quote-shell';
import type { LabHosts } from '../hosts/lab-hosts';
import type { Peer } from './peers';
import { HOST, KILL_PROCESS } from './start-gateway';
import { LIBRESWAN } from './libreswan-config';
import { START_LIBRESWAN, whack } from './start-libreswan-gateway';

/** What the scripted gateway can do by itself, by name, with seconds or a port where it takes one. */
export type ScriptedBehavior =
  | 'initiate'
  | 'lose-child'
  | 'lose-sas'
  | 'delete-and-create-child'
  | 'delete-sas'
  | 'rekey-both'
  | 'keep-newest'
  | `ignore-ike ${number}`
  | `send-from ${number}`;

/** Makes the scripted gateway do something by name. */
export async function behave(hosts: LabHosts, behavior: ScriptedBehavior): Promise<void> {
  await hosts.in(HOST, `echo ${quoteShell(behavior)} > /run/peer.command`);
}

const ON_CONNECTION = `--name ${LIBRESWAN.connection} --asynchronous >/dev/null`;

/** Shell scripts that make libreswan do something. */
export const LIBRESWAN_BEHAVIORS = {
  initiate: whack(`--initiate ${ON_CONNECTION}`),
  'rekey-ike': whack(`--rekey-ike ${ON_CONNECTION}`),
  'rekey-child': whack(`--rekey-ipsec ${ON_CONNECTION}`),
  /** Its IKE SA remains. */
  'lose-child': 'ip xfrm state flush',
  /** Its IPsec SA remains in the kernel. */
  'ignore-ike': 'kill -STOP "$(cat /run/charon.pid)"; sleep 70; kill -CONT "$(cat /run/charon.pid)"',
  /** A restart without a message to its peer. */
  'lose-sas': `${KILL_PROCESS}; ip xfrm state flush; ip xfrm policy flush; rm -rf /run/pluto/*\n${START_LIBRESWAN}`,
} as const;

/** Makes a gateway that is not strongSwan lose its SAs without a message to its peer. */
export async function loseSas(hosts: LabHosts, peer: Exclude<Peer, 'strongswan'>): Promise<void> {
  if (peer === 'scripted') return behave(hosts, 'lose-sas');
  await hosts.in(HOST, LIBRESWAN_BEHAVIORS['lose-sas']);
}
