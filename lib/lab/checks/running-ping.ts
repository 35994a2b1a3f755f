import type { Lab } from '../session/lab';
import { parsePing, type PingRun } from './ping';

/** Pings a second while something is tried out. */
export const PINGS_PER_SECOND = 5;

/** What the last pings have to come back in, before the run is over. */
const LAST_ANSWER_SECONDS = 2;

/** A ping which runs until it is stopped. */
export interface RunningPing {
  /** What became of the pings sent until now. */
  readonly stop: () => Promise<PingRun>;
}

/** Starts pinging the virtual machine from the host in AWS. */
export function startPing(lab: Lab): RunningPing {
  const { azureVm } = lab.topology.addresses;
  const script = `ping -n -i ${1 / PINGS_PER_SECOND} ${azureVm} & echo $! > /run/ping.pid; wait`;
  const output = lab.hosts.tryIn('aws-host', script);
  return {
    stop: async () => {
      // Its count so far, at QUIT: what is on its way at the end is neither answered nor lost.
      const end = `ping=$(cat /run/ping.pid); sleep 1; kill -QUIT $ping; sleep ${LAST_ANSWER_SECONDS}; kill -INT $ping`;
      await lab.hosts.tryIn('aws-host', end);
      return parsePing((await output).output);
    },
  };
}
