import { firstTunnel } from '../checks/rekey';
import type { Lab } from '../session/lab';
import { behave, LIBRESWAN_BEHAVIORS, loseSas, type ScriptedBehavior } from '../stand-ins/behave';
import type { Peer } from '../stand-ins/peers';
import { CUT_WIRE, RESTORE_WIRE } from '../wire/cut';
import { impairWire, REPAIR_WIRE } from '../wire/impair';
import type { Fault } from './fault';
import { asFinding, measureOutage, trafficFlows, type Outage } from './outage';
import { settle, type Settled } from './settle';

/** Seconds in which traffic must recover, at most. */
const WITHIN_SECONDS = 120;
/** Seconds in which the router replaces an SA that carries nothing. */
const RECOVERS_SECONDS = 60;
/** Seconds that do not count as an outage: a few lost pings. */
const NO_OUTAGE = 1;

type OtherPeer = Exclude<Peer, 'strongswan'>;

/** Something that a gateway does by itself, and what must then be true. */
interface Misbehavior {
  readonly id: string;
  readonly title: string;
  readonly act: (lab: Lab) => Promise<void>;
  /** Seconds until the effect can be seen. @default 0 */
  readonly showsAfter?: number;
  /** Longest outage in seconds. @default {@link WITHIN_SECONDS} */
  readonly atMostSeconds?: number;
  /** Whether the wire has a delay until the end. @default false */
  readonly isSlow?: boolean;
  /** Whether one SA of each kind must remain, and no SA be created any more. @default false */
  readonly settles?: boolean;
}

function fault({
  id,
  title,
  act,
  showsAfter = 0,
  atMostSeconds = WITHIN_SECONDS,
  isSlow = false,
  settles = false,
}: Misbehavior): Fault {
  return {
    id: `gateway-${id}`,
    title: `the gateway ${title}`,
    run: async (lab) => {
      const inject = async (): Promise<void> => {
        await act(lab);
        await lab.hosts.in('aws-host', `sleep ${showsAfter}`);
      };
      const observe = async (): Promise<{ readonly outage: Outage; readonly settled?: Settled }> => {
        const outage = await measureOutage(lab, inject, WITHIN_SECONDS);
        return settles ? { outage, settled: await settle(lab) } : { outage };
      };
      const { outage, settled } = await (isSlow ? onSlowWire(lab, observe) : observe());
      const found = asFinding(outage);
      const isLong = outage.recovered && outage.seconds > atMostSeconds;
      const passed = found.passed && !isLong && settled?.passed !== false;
      const details = [isLong ? `outage of more than ${atMostSeconds} s` : '', found.detail, settled?.detail ?? ''];
      // The next fault begins with one SA of each kind.
      if (!passed) await startAgain(lab);
      return { ...found, passed, detail: details.filter((detail) => detail !== '').join('; ') };
    },
  };
}

async function startAgain(lab: Lab): Promise<void> {
  await lab.hosts.in('aws-router', 'systemctl stop strongswan.service');
  if (lab.peer !== 'strongswan') await loseSas(lab.hosts, lab.peer);
  await lab.hosts.in('aws-router', 'systemctl start strongswan.service');
  await trafficFlows(lab, WITHIN_SECONDS);
}

/** Both sides lose their SAs while no packet passes, and initiate: the first messages cross. */
async function initiateTogether(lab: Lab, peer: OtherPeer, initiate: () => Promise<void>): Promise<void> {
  await lab.hosts.in('internet', CUT_WIRE);
  await loseSas(lab.hosts, peer);
  await Promise.all([lab.hosts.in('aws-router', 'systemctl restart strongswan.service'), initiate()]);
  await lab.hosts.in('internet', RESTORE_WIRE);
}

/** Milliseconds of one direction while requests of both sides must cross. */
const CROSSING_MS = 50;

/** Runs `work` on a wire with a delay, on which requests that both sides send at the same time cross. */
async function onSlowWire<T>(lab: Lab, work: () => Promise<T>): Promise<T> {
  await lab.hosts.in('internet', impairWire(`delay ${CROSSING_MS}ms`));
  const result = await work();
  await lab.hosts.in('internet', REPAIR_WIRE);
  return result;
}

const scripted =
  (behavior: ScriptedBehavior) =>
  async ({ hosts }: Lab): Promise<void> =>
    behave(hosts, behavior);

const libreswan =
  (behavior: keyof typeof LIBRESWAN_BEHAVIORS) =>
  async ({ hosts }: Lab): Promise<void> => {
    await hosts.in('azure-gateway', LIBRESWAN_BEHAVIORS[behavior]);
  };

/** What both gateways do; each in its own way. */
const LOSE_CHILD = {
  id: 'lose-child',
  title: 'loses its IPsec SA and keeps its IKE SA',
  atMostSeconds: RECOVERS_SECONDS,
} as const;
const IGNORE_IKE = {
  id: 'ignore-ike',
  title: 'does not answer IKE for 70 s, while ESP passes',
  atMostSeconds: NO_OUTAGE,
} as const;
const LOSE_SAS = { id: 'lose-sas', title: 'restarts and loses its SAs', atMostSeconds: 20 } as const;
const INITIATE = {
  id: 'initiate-together',
  title: 'initiates while the router initiates',
  atMostSeconds: 30,
  settles: true,
} as const;

const REKEY_BOTH = {
  id: 'rekey-both',
  title: 'rekeys its IKE SA, and its IPsec SA while the old IKE SA is deleted',
  isSlow: true,
  atMostSeconds: NO_OUTAGE,
  settles: true,
} as const;

const SCRIPTED: readonly Misbehavior[] = [
  { ...INITIATE, act: (lab) => initiateTogether(lab, 'scripted', () => behave(lab.hosts, 'initiate')) },
  { ...LOSE_CHILD, act: scripted('lose-child') },
  { ...IGNORE_IKE, act: scripted('ignore-ike 70'), showsAfter: 150 },
  {
    id: 'delete-and-create-child',
    title: 'deletes its IPsec SA and creates another',
    act: scripted('delete-and-create-child'),
    settles: true,
  },
  { ...REKEY_BOTH, act: scripted('rekey-both') },
  { id: 'initiate', title: 'initiates while it has a tunnel', act: scripted('initiate'), settles: true },
  { id: 'delete-sas', title: 'deletes its IKE SAs', act: scripted('delete-sas'), showsAfter: 10 },
  { ...LOSE_SAS, act: scripted('lose-sas') },
  { id: 'send-from', title: 'sends from another source port', act: scripted('send-from 4600'), showsAfter: 60 },
  // The last one: the gateway then keeps the newest IKE SA for good.
  {
    id: 'keep-newest',
    title: 'initiates while it has a tunnel, and deletes all IKE SAs but the newest',
    // On a wire without a delay SAs would follow each other in no time at all, so that virtual time never passes.
    isSlow: true,
    act: async ({ hosts }) => {
      await behave(hosts, 'keep-newest');
      await behave(hosts, 'initiate');
    },
    atMostSeconds: 5,
    settles: true,
  },
];

const OF_LIBRESWAN: readonly Misbehavior[] = [
  {
    ...INITIATE,
    act: (lab) => initiateTogether(lab, 'libreswan', () => libreswan('initiate')(lab)),
  },
  {
    id: 'rekey-ike-together',
    title: 'rekeys its IKE SA while the router rekeys it',
    isSlow: true,
    act: async (lab) => {
      const rekey = `swanctl --rekey --ike ${firstTunnel(lab)} >/dev/null 2>&1; sleep 5`;
      await Promise.all([lab.hosts.in('aws-router', rekey), libreswan('rekey-ike')(lab)]);
    },
    atMostSeconds: RECOVERS_SECONDS,
    settles: true,
  },
  {
    ...REKEY_BOTH,
    act: async ({ hosts }) => {
      const { 'rekey-ike': ike, 'rekey-child': child } = LIBRESWAN_BEHAVIORS;
      await hosts.in('azure-gateway', `${ike}; sleep 0.3; ${child}; sleep 5`);
    },
  },
  { ...LOSE_CHILD, act: libreswan('lose-child') },
  { ...IGNORE_IKE, act: libreswan('ignore-ike'), showsAfter: 80 },
  { ...LOSE_SAS, act: libreswan('lose-sas') },
];

/** Faults that only a gateway of another kind has. */
export const MISBEHAVIORS: Readonly<Record<OtherPeer, readonly Fault[]>> = {
  scripted: SCRIPTED.map(fault),
  libreswan: OF_LIBRESWAN.map(fault),
};
