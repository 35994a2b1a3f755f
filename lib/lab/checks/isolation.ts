import type { Lab } from '../session/lab';
import { count, readCounters } from '../wire/counters';
import { awaitTunnel } from './await-tunnel';
import type { Check } from './check';

/** An address of neither side's prefixes (RFC 5737 keeps it out of any plan). */
const OUTSIDE = '192.0.2.77';
const RECOVERY_SECONDS = 120;
/** Packets of each probe. */
const PROBES = 3;

/**
 * What is not of the two networks does not pass between them, nor from one of them to elsewhere. That the probes came
 * as far as the router is part of the statement: nothing arrives of packets that were never there, either.
 */
export const outsidePrefixes: Check = {
  id: 'outside-prefixes',
  title: 'a packet from outside the prefixes passes neither way, nor does one to elsewhere',
  run: async (lab) => {
    const { awsHost, azureVm, awsRouter, externalHost } = lab.topology.addresses;
    const before = await passage(lab);
    const asOutside = (target: string): string =>
      `ip addr replace ${OUTSIDE}/32 dev lo; ${pings(target, `-I ${OUTSIDE}`)}; ip addr del ${OUTSIDE}/32 dev lo`;
    const elsewhere = `ip route replace ${externalHost} via ${awsRouter} dev ens5 onlink; ${pings(externalHost)}; ip route del ${externalHost}`;
    await Promise.all([
      lab.hosts.in('aws-host', `${asOutside(azureVm)}; ${elsewhere}`),
      // From the gateway, as from a network that somebody peered: a VM cannot speak as another.
      lab.hosts.in('azure-gateway', asOutside(awsHost)),
    ]);
    const after = await passage(lab);
    const passed = (['atVm', 'atHost', 'unencrypted'] as const).map((end) => after[end] - before[end]);
    const tried = (['fromTunnel', 'forExternalHost'] as const).map((way) => after[way] - before[way]);
    const arrived = `${passed[0]} arrived at azure-vm, ${passed[1]} at aws-host, ${passed[2]} left in clear`;
    const came = `${tried[0]} came to the router through the tunnel and ${tried[1]} from the VPC`;
    return {
      passed: passed.every((n) => n === 0) && tried.every((n) => n >= PROBES),
      detail: `${arrived}; ${came}`,
    };
  },
};

/** A tunnel which is down is a wall, not a hole. */
export const tunnelDown: Check = {
  id: 'tunnel-down',
  title: 'with the tunnel down nothing for Azure leaves in clear, and it comes back',
  run: async (lab) => {
    const before = await passage(lab);
    await lab.hosts.in('aws-router', 'systemctl stop vpc2vnet-watchdog.timer strongswan.service');
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
      detail: `${leaked} packets in clear, of ${tried} that came to the router and as many of its own; ${recovered ? 'the tunnel came back' : 'the tunnel stayed down'}`,
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

/** Packets counted so far where walls are looked at: behind them, and before them. */
interface Passage {
  readonly atVm: number;
  readonly atHost: number;
  readonly unencrypted: number;
  readonly forAzure: number;
  readonly forExternalHost: number;
  /** What the tunnel has given to the router; nothing while it has no interface. */
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
