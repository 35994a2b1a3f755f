import type { Lab } from '../session/lab';
import { parsePing, type PingRun } from './ping';

/** Pings a second while something is tried out. */
export const PINGS_PER_SECOND = 5;

/** A ping which runs until it is stopped. */
export interface RunningPing {
  readonly stop: () => Promise<PingRun>;
}

/** Starts pinging the virtual machine from the host in AWS. */
export function startPing(lab: Lab): RunningPing {
  const { azureVm } = lab.topology.addresses;
  const script = `ping -n -i ${1 / PINGS_PER_SECOND} ${azureVm} & echo $! > /run/ping.pid; wait`;
  const output = lab.hosts.tryIn('aws-host', script);
  return {
    stop: async () => {
      await lab.hosts.tryIn('aws-host', 'sleep 1; kill -INT "$(cat /run/ping.pid)"');
      return parsePing((await output).output);
    },
  };
}
