import type { Paint } from '../../terminal/paint';
import type { AzureFacts } from '../../handoff/handoff';
import type { Fact } from '../../model/fact';
import { COMPONENT_FACTS, type Component } from '../components/component';
import type { Condition } from '../components/condition';
import { duration } from './duration';
import { nextWay, printTunnel, type AzureConnection } from '../tunnel/print-tunnel';
import type { TunnelReport } from '../tunnel/tunnel-report';

export interface StatusReport {
  readonly link: string;
  readonly components: readonly { readonly component: Component; readonly condition: Condition }[];
  readonly routers: readonly { readonly name: string; readonly address: Fact<string> }[];
  readonly gateways: readonly Fact<string>[];
  /** When CloudFormation last saw the tunnel survive a rekey. */
  readonly provedAt: Date | undefined;
  /** What the routers say now; absent before there is one. */
  readonly tunnels: readonly TunnelReport[] | undefined;
  readonly azure: AzureFacts | undefined;
  readonly connection: AzureConnection;
  readonly handoffAgeSeconds: number | undefined;
}

export function printStatus(report: StatusReport, paint: Paint, now: Date): string {
  const { link, components, routers, gateways, handoffAgeSeconds } = report;
  return [
    paint.strong(link),
    ...components.map(({ component, condition }) => `${COMPONENT_FACTS[component].title}: ${words(condition)}`),
    ...routers.map(({ name, address }) => `Elastic IP of ${name}: ${fact(address)}`),
    ...gateways.map((address, index) => `Azure gateway address ${index + 1}: ${fact(address)}`),
    ...tunnelLines(report, paint, now),
    `Hand-off: ${handoffAgeSeconds === undefined ? 'none yet' : `changed ${duration(handoffAgeSeconds)} ago`}`,
  ].join('\n');
}

function words(condition: Condition): string {
  switch (condition.kind) {
    case 'absent':
      return 'not deployed';
    case 'current':
      return 'deployed, as the config says';
    case 'outdated':
      return `deployed, ${condition.changes.length} changes pending; \`vpc2vnet plan\` shows them`;
    case 'busy':
      return condition.status;
    case 'broken':
      return `${condition.status}; ${condition.remedy}`;
    case 'waiting':
      return `waits for the ${COMPONENT_FACTS[condition.for].title}`;
    case 'foreign':
      return 'deployed by other means';
  }
}

function fact(address: Fact<string>): string {
  return address.kind === 'known' ? address.value : `pending until ${address.source}`;
}

function tunnelLines({ tunnels, provedAt, connection }: StatusReport, paint: Paint, now: Date): readonly string[] {
  if (tunnels === undefined) return ['Tunnel: none yet'];
  const proof =
    provedAt === undefined
      ? 'not asked for (waitForTunnel is off)'
      : `up and rekeyed, ${duration((now.getTime() - provedAt.getTime()) / 1000)} ago`;
  return [
    ...tunnels.map((tunnel) => (tunnel.state === 'up' ? paint.good : paint.warn)(printTunnel(tunnel))),
    ...nextWay(tunnels, connection).map((line) => `  ${line}`),
    `Proof when the router was deployed: ${proof}`,
  ];
}
