import type { Lab } from '../session/lab';
import { PINGS_PER_SECOND, startPing } from '../checks/running-ping';
import { waitScript } from '../checks/await-tunnel';

/** What traffic made of a fault. */
export interface Outage {
  /** Whether traffic flowed again in time, by itself. */
  readonly recovered: boolean;
  /** Longest time without an answered ping. */
  readonly seconds: number;
  readonly lost: number;
  readonly sent: number;
}

/** Injects something while pings run, waits until they are answered again, and measures the hole. */
export async function measureOutage(lab: Lab, inject: () => Promise<void>, withinSeconds: number): Promise<Outage> {
  const ping = startPing(lab);
  await lab.hosts.in('aws-host', 'sleep 2');
  await inject();
  const recovered = await trafficFlows(lab, withinSeconds);
  await lab.hosts.in('aws-host', 'sleep 2');
  const run = await ping.stop();
  return { recovered, seconds: run.longestGap / PINGS_PER_SECOND, lost: run.sent - run.received, sent: run.sent };
}

/** Waits until three pings in a row are answered. */
export async function trafficFlows(lab: Lab, withinSeconds: number): Promise<boolean> {
  const { azureVm } = lab.topology.addresses;
  const condition = `ping -n -c 3 -i 0.2 -W 1 ${azureVm} 2>/dev/null | grep -q ' 3 received'`;
  return (await lab.hosts.tryIn('aws-host', waitScript(condition, withinSeconds))).code === 0;
}

/** The finding of a fault which is about an outage and nothing else. */
export function asFinding({ recovered, seconds, lost, sent }: Outage): {
  passed: boolean;
  detail: string;
  outageSeconds: number;
} {
  const detail = `${seconds.toFixed(1)} s without traffic, ${lost} of ${sent} pings lost`;
  return {
    passed: recovered,
    detail: recovered ? detail : `traffic did not come back by itself; ${detail}`,
    outageSeconds: seconds,
  };
}
