import type { Handoff } from '../handoff/handoff';
import { deployedInputs } from '../handoff/is-deployed';
import { siteFacts } from '../handoff/site-facts';
import { componentsOf, outdatedIdentity, routersAbsentInAzure, type Component } from '../model/components';
import { changedInputs, inputsOf, REPLACING_PARTS } from '../model/inputs';
import type { Link } from '../model/link';
import { AZURE_COMPONENT } from '../model/names';
import { routerViewsOf } from '../model/views';

/** A deployed component, and what of its inputs has changed since its deployment. */
export interface Outdated {
  readonly component: Component;
  /** Names of the changed inputs, such as `VPC prefixes`; at least one. */
  readonly parts: readonly string[];
}

/** Returns the components whose deployed inputs differ from those of the config and the facts, in deployment order. */
export function outdatedComponents(link: Link, handoff: Handoff): readonly Outdated[] {
  return componentsOf(link)
    .map((component) => ({ component, parts: outdatedParts(link, handoff, component) }))
    .filter(({ parts }) => parts.length > 0);
}

/** Whether bringing a component up to date replaces a VPC or a subnet that routers are in. */
export function replacesRouterNetwork({ component, parts }: Outdated): boolean {
  return component.kind === 'network' && parts.some((part) => REPLACING_PARTS.includes(part));
}

/** Returns a line per outdated component. */
export function outdatedNotices(link: Link, handoff: Handoff): readonly string[] {
  return outdatedComponents(link, handoff).map(
    ({ component, parts }) => `the ${component.title} was deployed with another value of: ${parts.join(', ')}`,
  );
}

function outdatedParts(link: Link, handoff: Handoff, component: Component): readonly string[] {
  const deployed = deployedInputs(handoff, component);
  const parts = changedInputs(deployed, inputsOf(link, component));
  const identities = component.id === AZURE_COMPONENT ? staleIdentities(link) : [];
  return [...identities, ...(deployed === undefined ? changedRanges(link, handoff, component) : parts)];
}

/** The addresses and keys in Azure whose router or secret was re-created. */
function staleIdentities(link: Link): readonly string[] {
  const all = link.sites.flatMap((site) => routerViewsOf(link, site)).flatMap((view) => outdatedIdentity(view));
  return [...new Set(all), ...routersAbsentInAzure(link).map((router) => `the connection of ${router}`)];
}

/** The changed prefixes of a side whose deployment reported no inputs. */
function changedRanges(link: Link, handoff: Handoff, { kind, site: name }: Component): readonly string[] {
  const site = link.sites.find((each) => each.name === name);
  if (kind === 'network' && site !== undefined)
    return differ(siteFacts(handoff, site.name)?.prefixes, site.prefixes) ? ['VPC prefixes'] : [];
  if (kind === 'azure') return differ(handoff.azure?.prefixes, link.azure.prefixes) ? ['VNet prefixes'] : [];
  return [];
}

function differ(deployed: readonly string[] | undefined, wanted: readonly string[]): boolean {
  return deployed !== undefined && [...deployed].sort().join() !== [...wanted].sort().join();
}
