import { KILL_DAEMON, startDaemonScript } from '../azure-gateway/start-gateway';
import { startRouter } from '../router/start-router';
import type { Lab } from '../session/lab';
import { setElasticIp, stopHost, wireRouter } from '../session/start-hosts';
import { CUT_WIRE, cutWireFor, MEND_WIRE } from '../wire/cut';
import type { Fault } from './fault';
import { asFinding, measureOutage } from './outage';

/** A fault whose only question is how long traffic is away. */
function outageFault(id: string, title: string, withinSeconds: number, inject: (lab: Lab) => Promise<void>): Fault {
  return { id, title, run: async (lab) => asFinding(await measureOutage(lab, () => inject(lab), withinSeconds)) };
}

export const OUTAGES: readonly Fault[] = [
  outageFault('charon-killed', 'the IKE daemon of the router is killed', 120, async ({ hosts }) => {
    await hosts.in('aws-router', 'kill -KILL "$(systemctl show -P MainPID strongswan.service)"');
  }),
  outageFault('router-rebooted', 'the router loses power and boots again', 180, async ({ hosts, topology }) => {
    await stopHost(hosts.machine, 'aws-router');
    await startRouter(hosts.machine, 'aws-router');
    await wireRouter(hosts, topology, 'aws-router');
  }),
  outageFault('gateway-restarted', 'the Azure gateway restarts and has forgotten its SAs', 240, async ({ hosts }) => {
    await hosts.in('azure-gateway', `${KILL_DAEMON}\n${startDaemonScript()}`);
  }),
  outageFault('total-loss', 'every packet on the internet is lost for 30 s', 240, async ({ hosts }) => {
    await hosts.in('internet', cutWireFor(30));
  }),
  outageFault(
    'dead-peer',
    'every packet is lost for 90 s, so that both sides give the other up',
    240,
    async ({ hosts }) => {
      await hosts.in('internet', cutWireFor(90));
    },
  ),
  outageFault('nat-rebinding', 'the NAT gives the running flow another port', 180, rebindNat),
];

/** A mapping which is in use does not change: block the flow, let its mapping time out, then offer another. */
async function rebindNat({ hosts, topology }: Lab): Promise<void> {
  const timeouts = (udp: number, stream: number): string =>
    `cd /proc/sys/net/netfilter; echo ${udp} > nf_conntrack_udp_timeout; echo ${stream} > nf_conntrack_udp_timeout_stream`;
  await hosts.in('aws-fabric', timeouts(1, 1));
  await hosts.in('internet', CUT_WIRE);
  await hosts.in('aws-fabric', 'ip link set router0 down; sleep 4');
  await setElasticIp(hosts, topology, 'aws-router', '41500');
  await hosts.in('aws-fabric', `ip link set router0 up; ${timeouts(30, 120)}`);
  await hosts.in('internet', MEND_WIRE);
}
