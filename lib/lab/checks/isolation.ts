import type { Lab } from '../session/lab';
import { count, readCounters } from '../wire/counters';
import { awaitTunnel } from './await-tunnel';
import type { Check } from './check';

/** Addresses which belong to neither side's prefixes (RFC 5737 keeps them out of any plan). */
const OUTSIDE = '192.0.2.77';
const PORT = 2222;
const BACK_SECONDS = 120;

/** What is not of the two networks does not pass between them. */
export const outsidePrefixes: Check = {
  id: 'outside-prefixes',
  title: 'a packet from outside the prefixes passes neither way',
  run: async (lab) => {
    const { awsHost, azureVm } = lab.topology.addresses;
    const spoof = (target: string): string =>
      `ip addr add ${OUTSIDE}/32 dev lo 2>/dev/null; ping -n -c 3 -i 0.2 -W 1 -I ${OUTSIDE} ${target} >/dev/null 2>&1; true`;
    await Promise.all([lab.hosts.in('aws-host', spoof(azureVm)), lab.hosts.in('azure-vm', spoof(awsHost))]);
    const [atVm, atHost] = await Promise.all(
      (['azure-vm', 'aws-host'] as const).map((host) => readCounters(lab.hosts, host)),
    );
    const seen = [count(atVm ?? {}, 'strangers'), count(atHost ?? {}, 'strangers')];
    return { passed: seen.every((n) => n === 0), seen: `${seen[0]} arrived at azure-vm, ${seen[1]} at aws-host` };
  },
};

/** Azure's side may ping the router but use nothing on it. */
export const routerItself: Check = {
  id: 'router-itself',
  title: 'azure-vm cannot reach a port of the router itself',
  run: async (lab) => {
    const { awsRouter } = lab.topology.addresses;
    await lab.hosts.in('aws-router', `timeout 20 busybox nc -l -p ${PORT} </dev/null >/dev/null 2>&1 &`);
    const inside = await lab.hosts.tryIn('aws-host', `sleep 1; busybox nc -w 3 ${awsRouter} ${PORT} </dev/null`);
    await lab.hosts.in('aws-router', `timeout 20 busybox nc -l -p ${PORT} </dev/null >/dev/null 2>&1 &`);
    const azure = await lab.hosts.tryIn('azure-vm', `sleep 1; busybox nc -w 3 ${awsRouter} ${PORT} </dev/null`);
    const said = (code: number): string => (code === 0 ? 'answered' : 'nothing');
    return {
      passed: azure.code !== 0 && inside.code === 0,
      seen: `from azure-vm: ${said(azure.code)}; from aws-host, to compare: ${said(inside.code)}`,
    };
  },
};

/** A tunnel which is down is a wall, not a hole. */
export const tunnelDown: Check = {
  id: 'tunnel-down',
  title: 'with the tunnel down nothing for Azure leaves in clear, and it comes back',
  run: async (lab) => {
    const before = await clearPackets(lab);
    await lab.hosts.in('aws-router', 'systemctl stop vpc2vnet-watchdog.timer strongswan.service');
    await pingInVain(lab);
    await lab.hosts.in('aws-router', 'ip link delete ipsec0');
    await pingInVain(lab);
    const leaked = (await clearPackets(lab)) - before;
    await lab.hosts.in(
      'aws-router',
      'systemctl restart vpc2vnet-interfaces.service && systemctl start vpc2vnet-routes.service strongswan.service vpc2vnet-watchdog.timer',
    );
    const back = await awaitTunnel(lab, BACK_SECONDS);
    return {
      passed: leaked === 0 && back !== undefined,
      seen: `${leaked} packets in clear; ${back ? 'the tunnel came back' : 'the tunnel stayed down'}`,
    };
  },
};

async function pingInVain(lab: Lab): Promise<void> {
  const { azureVm } = lab.topology.addresses;
  const ping = `ping -n -c 3 -i 0.2 -W 1 ${azureVm} >/dev/null 2>&1; true`;
  await Promise.all([lab.hosts.in('aws-host', ping), lab.hosts.in('aws-router', ping)]);
}

async function clearPackets(lab: Lab): Promise<number> {
  return count(await readCounters(lab.hosts, 'internet'), 'clear');
}
