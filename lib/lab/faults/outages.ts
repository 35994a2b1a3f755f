import { KILL_DAEMON, startDaemonScript } from '../stand-ins/start-gateway';
import { listSas } from '../checks/await-tunnel';
import { startRouter } from '../hosts/start-router';
import type { Lab } from '../session/lab';
import { associateElasticIp, stopHost, wireRouter } from '../hosts/start-hosts';
import { CUT_WIRE, cutWireFor, RESTORE_WIRE } from '../wire/cut';
import type { Fault } from './fault';
import { asFinding, measureOutage } from './outage';

/** A fault that passes when traffic recovers within `withinSeconds`. */
function outageFault(id: string, title: string, withinSeconds: number, inject: (lab: Lab) => Promise<void>): Fault {
  return { id, title, run: async (lab) => asFinding(await measureOutage(lab, () => inject(lab), withinSeconds)) };
}

/** Ends the router as a power cut would, and boots it again. */
export async function rebootRouter({ hosts, topology }: Lab): Promise<void> {
  await stopHost(hosts, 'aws-router');
  await startRouter(hosts, 'aws-router');
  await wireRouter(hosts, topology, 'aws-router');
}

/** Restarts the daemon of the Azure gateway without its SAs, after it was down for some seconds. */
export async function restartGateway({ hosts, link }: Lab, downSeconds = 0): Promise<void> {
  const wait = downSeconds > 0 ? `sleep ${downSeconds}\n` : '';
  await hosts.in('azure-gateway', `${KILL_DAEMON}\n${wait}${startDaemonScript(link.connection)}`);
}

export const OUTAGES: readonly Fault[] = [
  outageFault('charon-killed', 'the IKE daemon of the router is killed', 120, async ({ hosts }) => {
    await hosts.in('aws-router', 'kill -KILL "$(systemctl show -P MainPID strongswan.service)"');
  }),
  outageFault('router-rebooted', 'the router loses power and boots again', 180, rebootRouter),
  outageFault('gateway-restarted', 'the Azure gateway restarts and loses its SA state', 240, (lab) =>
    restartGateway(lab),
  ),
  outageFault('total-loss', 'every packet on the internet is lost for 30 s', 240, async ({ hosts }) => {
    await hosts.in('internet', cutWireFor(30));
  }),
  outageFault('nat-rebinding', 'NAT rebinding: the source port of the running flow changes', 180, rebindNat),
  // Not directly after `total-loss`: a request that is still unanswered would end the SA early.
  deadPeer(),
];

/** Dead peer detection (DPD) on both sides: no packet passes until each has deleted its IKE SA. */
function deadPeer(): Fault {
  return {
    id: 'dead-peer',
    title: 'every packet is lost until both sides have declared the peer dead',
    run: async (lab) => {
      let ends: readonly (number | undefined)[] = [];
      const outage = await measureOutage(
        lab,
        async () => {
          await lab.hosts.in('internet', CUT_WIRE);
          ends = await Promise.all(SIDES.map((side) => secondsToDetectDeadPeer(lab, side)));
          await lab.hosts.in('internet', RESTORE_WIRE);
        },
        240,
      );
      const { passed, detail, outageSeconds } = asFinding(outage);
      const both = ends.every((seconds) => seconds !== undefined);
      const detections = SIDES.map((side, index) => `${side} ${describeDetection(ends[index])}`).join(', ');
      return { passed: passed && both, detail: `${detections}; ${detail}`, outageSeconds };
    },
  };
}

const SIDES = ['aws-router', 'azure-gateway'] as const;

/** Seconds until one side declared its peer dead; `undefined` when it did not within 60 s plus twice the DPD timeout. */
async function secondsToDetectDeadPeer(lab: Lab, side: (typeof SIDES)[number]): Promise<number | undefined> {
  const start = performance.now();
  const limit = 60 + 2 * lab.link.connection.dpdTimeoutSeconds;
  for (;;) {
    const seconds = (performance.now() - start) / 1000;
    if (!(await listSas(lab, side)).some(({ state }) => state === 'ESTABLISHED')) return seconds;
    if (seconds > limit) return undefined;
    await lab.hosts.in(side, 'sleep 1');
  }
}

function describeDetection(seconds: number | undefined): string {
  return seconds === undefined ? 'kept its SA' : `declared the peer dead after ${seconds.toFixed(0)} s`;
}

/** A NAT mapping in use does not change: block the flow, let its mapping expire, then map it to a different port. */
async function rebindNat({ hosts, topology }: Lab): Promise<void> {
  const timeouts = (udp: number, stream: number): string =>
    `cd /proc/sys/net/netfilter; echo ${udp} > nf_conntrack_udp_timeout; echo ${stream} > nf_conntrack_udp_timeout_stream`;
  await hosts.in('aws-fabric', timeouts(1, 1));
  await hosts.in('internet', CUT_WIRE);
  await hosts.in('aws-fabric', 'ip link set router0 down; sleep 4');
  await associateElasticIp(hosts, topology, 'aws-router', '41500');
  await hosts.in('aws-fabric', `ip link set router0 up; ${timeouts(30, 120)}`);
  await hosts.in('internet', RESTORE_WIRE);
}
