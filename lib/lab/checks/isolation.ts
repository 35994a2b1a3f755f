import type { Lab } from '../session/lab';
import { count, readCounters } from '../wire/counters';
import { awaitTunnel } from './await-tunnel';
import type { Check, Finding } from './check';
import { stopOnRouter } from './stop-on-router';

/** An address outside the prefixes of both sides. @see https://www.rfc-editor.org/rfc/rfc5737 addresses for documentation */
export const OUTSIDE = '192.0.2.77';
const RECOVERY_SECONDS = 120;
/** Pings per probe. */
const PROBES = 3;

/** How often the probes are sent while some of them do not reach the router: a tunnel may be replaced meanwhile. */
const TRIES = 3;

/**
 * The router forwards only packets between the prefixes of the two networks. The check also requires that the probes
 * reached the router: otherwise it would pass when no probe was sent.
 */
export const outsidePrefixes: Check = {
  id: 'outside-prefixes',
  title: 'the router forwards no packet from or to an address outside the prefixes',
  run: (lab) => probeFromOutside(lab, TRIES),
};

async function probeFromOutside(lab: Lab, tries: number): Promise<Finding> {
  const before = await passage(lab);
  await sendFromOutside(lab);
  const after = await passage(lab);
  const passed = (['atVm', 'atHost', 'unencrypted'] as const).map((end) => after[end] - before[end]);
  const tried = (['fromTunnel', 'forExternalHost'] as const).map((way) => after[way] - before[way]);
  const reachedRouter = tried.every((n) => n >= PROBES);
  const isSealed = passed.every((n) => n === 0);
  if (isSealed && !reachedRouter && tries > 1) {
    await awaitTunnel(lab, RECOVERY_SECONDS);
    return probeFromOutside(lab, tries - 1);
  }
  const arrived = `${passed[0]} arrived at azure-vm, ${passed[1]} at aws-host, ${passed[2]} left unencrypted`;
  const probed = `${tried[0]} reached the router through the tunnel and ${tried[1]} from the VPC`;
  return { passed: isSealed && reachedRouter, detail: `${arrived}; ${probed}` };
}

async function sendFromOutside(lab: Lab): Promise<void> {
  const { awsHost, azureVm, awsRouter, externalHost } = lab.topology.addresses;
  const asOutside = (target: string): string =>
    `ip addr replace ${OUTSIDE}/32 dev lo; ${pings(target, `-I ${OUTSIDE}`)}; ip addr del ${OUTSIDE}/32 dev lo`;
  const elsewhere = `ip route replace ${externalHost} via ${awsRouter} dev ens5 onlink; ${pings(externalHost)}; ip route del ${externalHost}`;
  await Promise.all([
    lab.hosts.in('aws-host', `${asOutside(azureVm)}; ${elsewhere}`),
    // Sent from the gateway, as from a peered network: a VM cannot use another source address.
    lab.hosts.in('azure-gateway', asOutside(awsHost)),
  ]);
}

/** The router fails closed: without a tunnel it drops traffic to Azure, with or without the tunnel interface. */
export const tunnelDown: Check = {
  id: 'tunnel-down',
  title: 'while the tunnel is down, no traffic to Azure leaves unencrypted; the tunnel then recovers',
  run: async (lab) => {
    const before = await passage(lab);
    await lab.hosts.in('aws-router', stopOnRouter('strongswan.service'));
    await pingInVain(lab);
    await lab.hosts.in('aws-router', 'ip link delete ipsec0');
    await pingInVain(lab);
    const after = await passage(lab);
    const [leaked, tried] = [after.unencrypted - before.unencrypted, after.forAzure - before.forAzure];
    await lab.hosts.in(
      'aws-router',
      'systemctl restart vpc2vnet-interfaces.service && systemctl start vpc2vnet-routes.service strongswan.service vpc2vnet-watchdog.timer',
    );
    const recovered = await awaitTunnel(lab, RECOVERY_SECONDS);
    return {
      passed: leaked === 0 && tried >= 2 * PROBES && recovered !== undefined,
      detail: `${leaked} packets left unencrypted, of ${tried} that reached the router and as many that it sent; the tunnel ${recovered ? 'recovered' : 'did not recover'}`,
    };
  },
};

function pings(target: string, options = ''): string {
  return `ping -n -c ${PROBES} -i 0.2 -W 1 ${options} ${target} >/dev/null 2>&1; true`;
}

async function pingInVain(lab: Lab): Promise<void> {
  const script = pings(lab.topology.addresses.azureVm);
  await Promise.all([lab.hosts.in('aws-host', script), lab.hosts.in('aws-router', script)]);
}

/** Packets counted so far, before the router's filters and behind them. */
interface Passage {
  readonly atVm: number;
  readonly atHost: number;
  readonly unencrypted: number;
  readonly forAzure: number;
  readonly forExternalHost: number;
  /** Packets that the router received through the tunnel; 0 while it has no tunnel interface. */
  readonly fromTunnel: number;
}

async function passage({ hosts }: Lab): Promise<Passage> {
  const [vm, host, wire, fabric, received] = await Promise.all([
    readCounters(hosts, 'azure-vm'),
    readCounters(hosts, 'aws-host'),
    readCounters(hosts, 'internet'),
    readCounters(hosts, 'aws-fabric'),
    hosts.tryIn('aws-router', 'cat /sys/class/net/ipsec0/statistics/rx_packets'),
  ]);
  return {
    atVm: count(vm, 'from-outside'),
    atHost: count(host, 'from-outside'),
    unencrypted: count(wire, 'unencrypted') + count(fabric, 'router-unencrypted'),
    forAzure: count(fabric, 'for-azure'),
    forExternalHost: count(fabric, 'for-external-host'),
    fromTunnel: received.code === 0 ? Number(received.output.trim()) : 0,
  };
}
