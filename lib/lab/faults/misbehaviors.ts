import { listSas } from '../checks/await-tunnel';
import { behave, type Behavior } from '../stand-ins/start-scripted-gateway';
import type { Fault } from './fault';
import { asFinding, measureOutage } from './outage';

/** Seconds in which the router finds what a gateway did, at most. */
const WITHIN_SECONDS = 240;
/** Seconds after which SAs have settled. */
const SETTLE_SECONDS = 60;

/** Something that a gateway of another kind does of its own accord; traffic must flow again by itself. */
function misbehavior(behavior: Behavior, title: string): Fault {
  return {
    id: `gateway-${behavior.replace(/ .*/, '')}`,
    title,
    run: async (lab) => asFinding(await measureOutage(lab, () => behave(lab.hosts, behavior), WITHIN_SECONDS)),
  };
}

/** As {@link misbehavior}; afterwards one SA of each kind must be in use. */
function settling(behavior: Behavior, title: string): Fault {
  const fault = misbehavior(behavior, title);
  return {
    ...fault,
    run: async (lab) => {
      const finding = await fault.run(lab);
      await lab.hosts.in('aws-router', `sleep ${SETTLE_SECONDS}`);
      const sas = await listSas(lab, 'aws-router');
      const children = sas.flatMap((sa) => sa.children).filter(({ state }) => state === 'INSTALLED');
      const detail = `${finding.detail}; ${sas.length} IKE SAs and ${children.length} IPsec SAs after ${SETTLE_SECONDS} s`;
      return { ...finding, passed: finding.passed && sas.length === 1 && children.length === 1, detail };
    },
  };
}

/** What only the scripted gateway can do. */
export const MISBEHAVIORS: readonly Fault[] = [
  misbehavior('lose-child', 'the gateway loses its IPsec SA, and keeps its IKE SA'),
  misbehavior('ignore-ike 70', 'the gateway does not answer IKE for 70 s, while ESP passes'),
  settling('delete-and-create-child', 'the gateway deletes its IPsec SA and creates another'),
  settling('initiate', 'the gateway initiates while it has a tunnel'),
  misbehavior('delete-sas', 'the gateway deletes its IKE SAs'),
  misbehavior('lose-sas', 'the gateway loses all its SAs'),
  misbehavior('send-from 4600', 'the source port of the gateway changes'),
];
