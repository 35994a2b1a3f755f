/**
 * Script that stops units of the router for a while. The watchdog is stopped first, timer and service: one that runs
 * already would restart the IKE daemon.
 */
export function stopOnRouter(units: string): string {
  return `systemctl stop vpc2vnet-watchdog.timer vpc2vnet-watchdog.service && systemctl stop ${units}`;
}
