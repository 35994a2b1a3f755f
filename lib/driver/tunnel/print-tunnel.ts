import { quoteShell } from '../../base/quote-shell';
import type { Link } from '../../model/link';
import { connectionNamesIn } from '../../model/connection-names';
import { duration } from '../report/duration';
import type { TunnelReport } from './tunnel-report';

/** Returns the state of a tunnel as its router reports it, on one line; with a remedy only for a lost router. */
export function printTunnel(report: TunnelReport): string {
  const tunnel = `Tunnel ${report.tunnel} of ${report.router}`;
  if (report.state !== 'up') return `${tunnel}: ${report.state}, ${report.why}`;
  return (
    `${tunnel}: up; IKE for ${duration(report.ikeSeconds)} (${report.ikeAlgorithms}), ` +
    `IPsec for ${duration(report.ipsecSeconds)} (${report.ipsecAlgorithms}), ` +
    `${bytes(report.bytesIn)} in and ${bytes(report.bytesOut)} out since then`
  );
}

/** A connection as Azure names it. */
export interface ConnectionName {
  readonly resourceGroup: string;
  readonly name: string;
}

/** The connections of a link. */
export function connectionNamesOf(link: Link): readonly ConnectionName[] {
  return link.sites.flatMap((site) =>
    site.connections.map(({ peer }) => ({
      resourceGroup: link.azure.resourceGroup.name,
      name: connectionNamesIn(link, site.name, peer).connection,
    })),
  );
}

/** Returns commands that query Azure for its end of the tunnels; none when the routers report all tunnels up. */
export function nextWay(tunnels: readonly TunnelReport[], connections: readonly ConnectionName[]): readonly string[] {
  if (tunnels.length > 0 && tunnels.every(({ state }) => state === 'up')) return [];
  return connections.map(
    ({ resourceGroup, name }) =>
      `query Azure: \`az network vpn-connection show --resource-group ${quoteShell(resourceGroup)} --name ${quoteShell(name)} --query connectionStatus\``,
  );
}

const STEP = 1024;
const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Returns an amount of data, given in bytes, for people: `840 B`, `1.5 KiB`, `12 MiB`. */
export function bytes(count: number): string {
  let [value, unit] = [count, 'B'];
  for (const next of UNITS) {
    if (value < STEP) break;
    [value, unit] = [value / STEP, next];
  }
  return `${value < 10 && unit !== 'B' ? value.toFixed(1) : Math.floor(value)} ${unit}`;
}
