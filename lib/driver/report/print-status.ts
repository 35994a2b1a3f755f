import type { AzureFacts } from '../../handoff/handoff';
import { deployVerb, type Component } from '../../model/components';
import type { Fact } from '../../model/fact';
import type { Paint } from '../../terminal/paint';
import { planCommand, type NamedFiles } from '../../workspace/commands';
import { describeState, titlesOf, type ObservedComponent } from '../components/state';
import { nextWay, printTunnel, type ConnectionName } from '../tunnel/print-tunnel';
import { describeLostRoute, type RouteReport } from '../tunnel/lost-routes';
import type { TunnelReport } from '../tunnel/tunnel-report';
import { duration } from './duration';
import { printImage, type ImageReport } from './print-image';

/** A reboot that an upgrade requires. */
export interface PendingReboot {
  readonly router: string;
  /** Path of its site in the config. */
  readonly path: string;
  /** Seconds since 1970. */
  readonly since: number;
  /** Time of day in UTC at which the router reboots by itself; undefined when it never does. */
  readonly at?: string | undefined;
}

export interface StatusReport {
  /** Of vpc2vnet. @default - not named, as in recordings, which are the same for all versions */
  readonly version?: string | undefined;
  readonly link: string;
  readonly components: readonly ObservedComponent[];
  readonly routers: readonly { readonly name: string; readonly address: Fact<string> }[];
  readonly gateways: readonly Fact<string>[];
  /** Since when the deployments of all routers have verified their tunnels and a rekey; undefined when they did not. */
  readonly verifiedAt: Date | undefined;
  /** What the routers report now; undefined before a router is deployed. */
  readonly tunnels: readonly TunnelReport[] | undefined;
  /** Routes of the VPCs to Azure that do not lead to their router; undefined before a router is deployed. */
  readonly routes: RouteReport | undefined;
  readonly images: readonly ImageReport[];
  readonly reboots: readonly PendingReboot[];
  readonly azure: AzureFacts | undefined;
  readonly connections: readonly ConnectionName[];
  readonly handoffAgeSeconds: number | undefined;
}

export function printStatus(report: StatusReport, paint: Paint, now: Date, files: NamedFiles = {}): string {
  const { version, link, components, routers, gateways, images, reboots, handoffAgeSeconds } = report;
  const titleOf = titlesOf(components);
  return [
    paint.strong(link),
    ...components.map(
      ({ component, state }) =>
        `${component.title}: ${describeState(state, titleOf)}${
          state.label === 'changes pending' ? `; \`${planCommand(files)}\` shows them` : ''
        }`,
    ),
    ...routers.map(({ name, address }) => `Elastic IP of ${name}: ${printFact(address, components)}`),
    ...gateways.map((address, index) => `Azure gateway address ${index + 1}: ${printFact(address, components)}`),
    ...tunnelLines(report, paint, now),
    ...routeLines(report.routes, files).map(paint.warn),
    ...images.map((image) => printImage(image, now, files)),
    ...reboots.map((reboot) => paint.warn(printReboot(reboot, now))),
    `Hand-off: ${handoffAgeSeconds === undefined ? 'none yet' : `changed ${duration(handoffAgeSeconds)} ago`}`,
    ...(version === undefined ? [] : [`vpc2vnet ${version}`]),
  ].join('\n');
}

function routeLines(routes: RouteReport | undefined, files: NamedFiles): readonly string[] {
  if (routes === undefined) return [];
  if (routes.state === 'unknown') return [`Routes to Azure: unknown, ${routes.why}`];
  return routes.lost.map((route) => `Routes to Azure: ${describeLostRoute(route, files)}`);
}

function printReboot({ router, path, since, at }: PendingReboot, now: Date): string {
  const next =
    at === undefined
      ? `run \`sudo reboot\` on it, or set ${path}.router.automaticReboot to a time`
      : `it reboots after its next upgrade, at ${at} UTC`;
  return `${router}: an upgrade requires a reboot, for ${duration(now.getTime() / 1000 - since)}; ${next}`;
}

function printFact(fact: Fact<string>, components: readonly { readonly component: Component }[]): string {
  if (fact.kind === 'known') return fact.value;
  const source = components.find(({ component }) => component.id === fact.source)?.component;
  return `pending until ${source === undefined ? fact.source : deployVerb(source)}`;
}

function tunnelLines({ tunnels, verifiedAt, connections }: StatusReport, paint: Paint, now: Date): readonly string[] {
  if (tunnels === undefined) return ['Tunnel: none yet'];
  const proof =
    verifiedAt === undefined
      ? 'not requested (waitForTunnel is off)'
      : `tunnel up, rekey succeeded, ${duration((now.getTime() - verifiedAt.getTime()) / 1000)} ago`;
  return [
    ...tunnels.map((tunnel) => (tunnel.state === 'up' ? paint.good : paint.warn)(printTunnel(tunnel))),
    ...nextWay(tunnels, connections).map((line) => `  ${line}`),
    `Verified at router deployment: ${proof}`,
  ];
}
