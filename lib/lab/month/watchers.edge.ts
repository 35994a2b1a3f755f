import { createReadStream, readFileSync } from 'node:fs';
import type { Lab } from '../session/lab';
import { PING_SECONDS } from './traffic';

/** The metric of each tunnel asks the SAs as the watchdog does, and starts twenty processes a minute. */
const TIMERS = 'vpc2vnet-watchdog.timer vpc2vnet-metric.timer';

const LOG_LESS = `cat > /etc/strongswan.d/zz-lab.conf <<'CONF'
charon-systemd {
  journal {
    default = 0
  }
}
CONF
swanctl --reload-settings >/dev/null`;

/**
 * The router logs only what becomes of its SAs: a liveness check is nine lines on the router, and to write them into the
 * journal takes longer than everything else on a quiet day. The gateway's file has all of them.
 */
export async function logLess({ hosts }: Lab): Promise<void> {
  await hosts.in('aws-router', LOG_LESS);
}

/** A pipe of the host that pings. */
const UNANSWERED = '/run/unanswered';

/**
 * Pings the virtual machine in the background until the machine ends; the kernel counts them. `ping` says when it sends
 * one before the one before it was answered.
 * @param process - one of the host that pings
 * @param onUnanswered - called then
 */
export async function startPings({ hosts, topology }: Lab, process: number, onUnanswered: () => void): Promise<void> {
  await hosts.in('aws-host', `mkfifo ${UNANSWERED}`);
  createReadStream(`/proc/${process}/root${UNANSWERED}`).on('data', onUnanswered);
  void hosts
    .tryIn('aws-host', `exec ping -n -q -O -i ${PING_SECONDS} ${topology.addresses.azureVm} >${UNANSWERED}`)
    .catch(() => undefined);
}

/** A switch of the timers of the router's watchdog and metric; where one is masked nothing happens, as for an operator. */
export interface WatchdogSwitch {
  readonly set: (on: boolean) => Promise<void>;
  readonly isOn: () => boolean;
}

/** The timers run at first, as the router starts them. */
export function watchdogSwitch({ hosts }: Lab): WatchdogSwitch {
  let isOn = true;
  return {
    isOn: () => isOn,
    set: async (on) => {
      isOn = on;
      await hosts.tryIn('aws-router', `systemctl ${on ? 'start' : 'stop'} ${TIMERS}`);
    },
  };
}

/** Rekeys that the Azure gateway initiated, from its daemon's log. */
export interface RekeyCount {
  /** Counts those since the last call, unless the link was disturbed. */
  readonly sample: (isDisturbed: boolean) => void;
  readonly count: () => number;
}

/** Counts from now on; `process` is one of the gateway's. */
export function countRekeys(process: number): RekeyCount {
  const inLog = (): number =>
    readFileSync(`/proc/${process}/root/run/charon.log`, 'utf8').split('generating CREATE_CHILD_SA request').length - 1;
  let seen = inLog();
  let count = 0;
  return {
    count: () => count,
    sample: (isDisturbed) => {
      const all = inLog();
      if (!isDisturbed) count += all - seen;
      seen = all;
    },
  };
}
