import type { Lab } from '../session/lab';
import { parsePing, type PingRun } from './ping';

/** Pings per second while a fault or a rekey is tested. */
export const PINGS_PER_SECOND = 5;

/** Seconds to wait for replies to the last pings. */
const LAST_ANSWER_SECONDS = 2;

/** A `ping` that runs until it is stopped. */
export interface RunningPing {
  /** Stops it; returns the result of the pings sent so far. */
  readonly stop: () => Promise<PingRun>;
}

/** Starts pinging the Azure VM from the AWS host, {@link PINGS_PER_SECOND} times per second. */
export function startPing(lab: Lab): RunningPing {
  const { azureVm } = lab.topology.addresses;
  const script = `ping -n -i ${1 / PINGS_PER_SECOND} ${azureVm} & echo $! > /run/ping.pid; wait`;
  const output = lab.hosts.tryIn('aws-host', script);
  return {
    stop: async () => {
      // SIGQUIT prints the count so far: pings in flight at the end count neither as answered nor as lost.
      const end = `ping=$(cat /run/ping.pid); sleep 1; kill -QUIT $ping; sleep ${LAST_ANSWER_SECONDS}; kill -INT $ping`;
      await lab.hosts.tryIn('aws-host', end);
      return parsePing((await output).output);
    },
  };
}
