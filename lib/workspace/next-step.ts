import type { Handoff } from '../handoff/handoff';
import { isDeployed } from '../handoff/is-deployed';
import { componentsOf, GATEWAY_MINUTES, missingFacts, type Component, type ComponentKind } from '../model/components';
import type { Link } from '../model/link';
import { PLAIN_SITE } from '../model/names';
import { deployCommand, type CommandStyle } from './commands';
import { deleteCommand } from './delete-command';
import { outdatedComponents, replacesRouterNetwork, type Outdated } from './outdated';

/** A command to run, and its purpose. */
export interface NextStep {
  readonly why: string;
  /** Absent when no command of a toolkit does it. */
  readonly command?: string;
}

const CREATE: Readonly<Record<Exclude<ComponentKind, 'network'>, string>> = {
  azure: `create the Azure side (about ${GATEWAY_MINUTES} minutes)`,
  router: 'create the router and establish the tunnel',
};

function whyCreate(link: Link, component: Component): string {
  const { site = PLAIN_SITE } = component;
  return `${whatIsCreated(link, component)}${site === PLAIN_SITE ? '' : ` of ${site}`}`;
}

function whatIsCreated(link: Link, { kind, site }: Component): string {
  if (kind !== 'network') return CREATE[kind];
  const exists = link.sites.some(({ name, network }) => name === site && network.kind === 'existing');
  return exists ? 'create the Elastic IP and the shared key' : 'create the VPC, the Elastic IP and the shared key';
}

/**
 * Returns the next commands by the known facts, in the order in which to run them; none when every component was
 * deployed with its present inputs. The list ends before a command that needs facts which are still pending.
 */
export function nextSteps(link: Link, handoff: Handoff, style: CommandStyle = {}): readonly NextStep[] {
  const outdated = new Map(outdatedComponents(link, handoff).map(({ component, parts }) => [component.id, parts]));
  const steps: NextStep[] = [];
  const removed = new Set<string>();
  for (const component of componentsOf(link)) {
    const why = removed.has(component.id)
      ? whyCreate(link, component)
      : whyDeploy(link, handoff, component, outdated.get(component.id));
    if (why === undefined) continue;
    if (missingFacts(link, component).length > 0) break;
    const inTheWay = routersInTheWay(link, handoff, { component, parts: outdated.get(component.id) ?? [] });
    steps.push(...inTheWay.map((router) => removal(router, link, handoff, style)));
    inTheWay.forEach(({ id }) => removed.add(id));
    steps.push({ why, command: deployment(component, handoff, style) });
  }
  return steps;
}

function whyDeploy(
  link: Link,
  handoff: Handoff,
  component: Component,
  outdated: readonly string[] | undefined,
): string | undefined {
  if (!isDeployed(link, handoff, component)) return whyCreate(link, component);
  return outdated === undefined ? undefined : `bring the ${component.title} up to date: ${outdated.join(', ')}`;
}

/** A subnet or a VPC cannot be replaced while a router is in it. */
function routersInTheWay(link: Link, handoff: Handoff, outdated: Outdated): readonly Component[] {
  if (!replacesRouterNetwork(outdated)) return [];
  return componentsOf(link).filter(
    (component) =>
      component.kind === 'router' && component.site === outdated.component.site && isDeployed(link, handoff, component),
  );
}

function removal(router: Component, link: Link, handoff: Handoff, style: CommandStyle): NextStep {
  return {
    why: `remove the ${router.title}, which is in the network that is replaced; the link is down until the last of these steps`,
    command: deleteCommand(router, link, handoff, style),
  };
}

/** The command that deploys a component; undefined for an external Azure side, which is deployed outside vpc2vnet. */
function deployment(component: Component, { azure }: Handoff, style: CommandStyle): string | undefined {
  return component.kind === 'azure' && azure?.deployedBy === 'arm' ? undefined : deployCommand(component, style);
}
