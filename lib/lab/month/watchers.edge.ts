import { readFileSync } from 'node:fs';
import type { Lab } from '../session/lab';
import { PING_SECONDS } from './traffic';

const TIMER = 'vpc2vnet-watchdog.timer';

/** Pings the virtual machine in the background until the machine ends; the kernel counts them. */
export function startPings({ hosts, topology }: Lab): void {
  void hosts
    .tryIn('aws-host', `exec ping -n -q -i ${PING_SECONDS} ${topology.addresses.azureVm} >/dev/null`)
    .catch(() => undefined);
}

/** A switch of the timer of the router's watchdog; where it is masked nothing happens, as for an operator. */
export interface WatchdogSwitch {
  readonly set: (on: boolean) => Promise<void>;
  readonly isOn: () => boolean;
}

/** The timer runs at first, as the router starts it. */
export function watchdogSwitch({ hosts }: Lab): WatchdogSwitch {
  let isOn = true;
  return {
    isOn: () => isOn,
    set: async (on) => {
      isOn = on;
      await hosts.tryIn('aws-router', `systemctl ${on ? 'start' : 'stop'} ${TIMER}`);
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
