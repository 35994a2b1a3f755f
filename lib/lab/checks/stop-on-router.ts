const WATCHDOG_ENDS = 'while [ "$(systemctl is-active vpc2vnet-watchdog.service)" = activating ]; do sleep 0.2; done';

/**
 * Script that stops units of the router for a while. The watchdog comes first: its timer is stopped, and a run of it
 * ends by itself. One that continues would restart the IKE daemon, and one that is stopped counts as failed.
 */
export function stopOnRouter(units: string): string {
  return `systemctl stop vpc2vnet-watchdog.timer && { ${WATCHDOG_ENDS}; } && systemctl stop ${units}`;
}
