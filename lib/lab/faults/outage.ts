import type { Lab } from '../session/lab';
import { PINGS_PER_SECOND, startPing } from '../checks/running-ping';
import { waitScript } from '../checks/await-tunnel';

/** Effect of a fault on traffic. */
export interface Outage {
  /** Whether traffic recovered automatically within the given time. */
  readonly recovered: boolean;
  /** Longest time without an answered ping. */
  readonly seconds: number;
  /** Pings without a reply. */
  readonly lost: number;
  /** Pings sent during the fault. */
  readonly sent: number;
}

/** Injects a fault under running pings, waits up to `withinSeconds` for recovery, and returns the outage. */
export async function measureOutage(lab: Lab, inject: () => Promise<void>, withinSeconds: number): Promise<Outage> {
  const ping = startPing(lab);
  await lab.hosts.in('aws-host', 'sleep 2');
  await inject();
  const recovered = await trafficFlows(lab, withinSeconds);
  await lab.hosts.in('aws-host', 'sleep 2');
  const run = await ping.stop();
  return { recovered, seconds: run.longestGap / PINGS_PER_SECOND, lost: run.sent - run.received, sent: run.sent };
}

/** Returns whether three consecutive pings were answered within `withinSeconds`. */
export async function trafficFlows(lab: Lab, withinSeconds: number): Promise<boolean> {
  const { azureVm } = lab.topology.addresses;
  const condition = `ping -n -c 3 -i 0.2 -W 1 ${azureVm} 2>/dev/null | grep -q ' 3 received'`;
  return (await lab.hosts.tryIn('aws-host', waitScript(condition, withinSeconds))).code === 0;
}

/** Result of a fault that passes when traffic recovered. */
export function asFinding({ recovered, seconds, lost, sent }: Outage): {
  passed: boolean;
  detail: string;
  outageSeconds: number;
} {
  const detail = `outage of ${seconds.toFixed(1)} s, ${lost} of ${sent} pings lost`;
  return {
    passed: recovered,
    detail: recovered ? detail : `traffic did not recover automatically; ${detail}`,
    outageSeconds: seconds,
  };
}
