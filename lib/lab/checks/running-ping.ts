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

/** Seconds after which a ping ends that nobody has stopped: longer than any fault takes. */
const LIMIT_SECONDS = 3600;

/** Only of a ping that runs: {@link startPing} makes it, and `stop` waits for it and removes it. */
const PID_FILE = '/run/ping.pid';

/** Starts pinging the Azure VM from the AWS host, {@link PINGS_PER_SECOND} times per second; one at a time. */
export function startPing(lab: Lab): RunningPing {
  const { azureVm } = lab.topology.addresses;
  // Not `ping -w`, which would end at the first error.
  const limit = `{ sleep ${LIMIT_SECONDS}; kill -INT $ping; } >/dev/null 2>&1 & limit=$!`;
  const start = `ping -n -i ${1 / PINGS_PER_SECOND} ${azureVm} & ping=$!; echo $ping > ${PID_FILE}`;
  const output = lab.hosts.tryIn('aws-host', `${start}; ${limit}; wait $ping; kill $limit`);
  return {
    stop: async () => {
      // SIGQUIT prints the count so far: pings in flight at the end count neither as answered nor as lost.
      const end = [
        `until [ -s ${PID_FILE} ]; do sleep 0.1; done; ping=$(cat ${PID_FILE}); rm ${PID_FILE}`,
        `sleep 1; kill -QUIT $ping; sleep ${LAST_ANSWER_SECONDS}; kill -INT $ping`,
      ];
      await lab.hosts.tryIn('aws-host', end.join('; '));
      return parsePing((await output).output);
    },
  };
}
