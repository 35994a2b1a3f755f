import type { Handoff } from '../../handoff/handoff';
import { deployedInputs, isDeployed } from '../../handoff/is-deployed';
import { componentsOf, GATEWAY_MINUTES, type Component } from '../../model/components';
import { RENEGOTIATION, type Effect } from '../../model/effect';
import { changedInputs, inputsOf, sitePart, type Inputs } from '../../model/inputs';
import type { Link } from '../../model/link';
import { outdatedComponents, replacesRouterNetwork, type Outdated } from '../../workspace/outdated';
import { unreportedParts } from './unreported-parts';

/** What a deployment does to one component. */
export interface Change {
  readonly component: string;
  readonly action: 'create' | 'change' | 'remove' | 'none';
  /** Inputs that differ from those of its deployment, or of the revision that it is compared with. */
  readonly parts: readonly string[];
  /** What may be lost or interrupted; the worst of its parts. */
  readonly effect: WorstCase;
}

/** An effect, or that there is none, with the reason. */
type WorstCase = Effect | { readonly kind: 'none'; readonly words: string };

const NONE: WorstCase = { kind: 'none', words: 'traffic continues' };
/** Of a component that does not exist yet. */
const NOTHING: WorstCase = { kind: 'none', words: 'there is no traffic yet' };
const SECONDS: Effect = {
  kind: 'interrupts',
  words: 'the router may be replaced; no traffic for seconds, until both ends have renegotiated',
};
const RENEGOTIATED: Effect = { kind: 'interrupts', words: RENEGOTIATION };
const POLICY: Effect = {
  kind: 'interrupts',
  words: 'the policy may change; no traffic until the router has it, too, about 10 minutes',
};
const GATEWAY: Effect = {
  kind: 'destroys',
  words: `the gateway may be replaced; no traffic for about ${GATEWAY_MINUTES} minutes`,
};
const LOCATION: Effect = {
  kind: 'destroys',
  words: `everything in Azure is replaced; no traffic for about ${GATEWAY_MINUTES} minutes`,
};
const BACKEND: WorstCase = {
  kind: 'none',
  words: 'traffic continues; Terraform stops until its state is moved to the new backend',
};
const NETWORK: Effect = {
  kind: 'destroys',
  words: 'replaces what the router is in; no traffic from its removal until it is deployed again, about 10 minutes',
};
/** Of a component that is no longer in the config. */
const REMOVED: Effect = {
  kind: 'destroys',
  words: 'its stack remains until you delete it, and then there is no traffic through it',
};
const SUBNETS: Effect = { kind: 'destroys', words: 'subnets and what is in them may be replaced' };

/** The worst that a change of each input does, by the kind of its component; what is not listed interrupts nothing. */
const EFFECTS: Readonly<Record<Component['kind'], Readonly<Record<string, WorstCase>>>> = {
  network: { 'other subnets': SUBNETS, 'other CIDR blocks': SUBNETS },
  azure: {
    location: LOCATION,
    'state backend': BACKEND,
    names: GATEWAY,
    'VNet address space': SUBNETS,
    'VPC prefixes': RENEGOTIATED,
    gateway: GATEWAY,
    IPsec: POLICY,
    'test VMs': { kind: 'destroys', words: 'test VMs and the data on their disks may be replaced' },
    'the shared key': RENEGOTIATED,
    spokes: { kind: 'interrupts', words: 'no traffic to a spoke whose peering is replaced or deleted' },
  },
  router: {
    'VPC prefixes': SECONDS,
    'VNet prefixes': SECONDS,
    'router subnet': SECONDS,
    IPsec: SECONDS,
    machine: SECONDS,
    identity: SECONDS,
    'gateway addresses': SECONDS,
    wait: SECONDS,
    'route tables': { kind: 'interrupts', words: 'no traffic for seconds to the prefixes of replaced routes' },
  },
};

const WEIGHTS: Readonly<Record<WorstCase['kind'], number>> = { destroys: 2, interrupts: 1, none: 0 };

/**
 * Returns what a deployment does to each component, from what the hand-off says of the last one; what destroys comes
 * first. It is the worst case: `plan` asks the clouds, and knows each resource.
 * @param link the model without documentation addresses
 */
export function changesOf(link: Link, handoff: Handoff): readonly Change[] {
  const outdated = new Map(outdatedComponents(link, handoff).map((each) => [each.component.id, each]));
  return componentsOf(link)
    .map((component): Change => {
      const found = outdated.get(component.id);
      const about = { component: component.title, parts: found?.parts ?? [] };
      if (!isDeployed(link, handoff, component)) return { ...about, action: 'create', effect: NOTHING };
      if (found === undefined) return { ...about, action: 'none', effect: NONE };
      return { ...about, action: 'change', effect: worstOf(found, deployedInputs(handoff, component)) };
    })
    .sort(byWeight);
}

/**
 * Returns what a deployment of `after` does to each component where `before` is deployed; what destroys comes first. It
 * is the worst case, too. A link of another name has stacks of its own, and so has a site in another region: what they
 * were remains.
 */
export function changesBetween(before: Link, after: Link): readonly Change[] {
  const isSame = before.name === after.name;
  const [former, wanted] = [componentsOf(before), componentsOf(after)];
  const sameIn = (all: readonly Component[], { id, region }: Component): Component | undefined =>
    isSame ? all.find((each) => each.id === id && each.region === region) : undefined;
  const removed = former
    .filter((component) => sameIn(wanted, component) === undefined)
    .map(({ id, title, region }): Change => {
      const isMoved = isSame && wanted.some((each) => each.id === id);
      const component = isSame ? title : `${title} of ${before.name}`;
      return {
        component: isMoved ? `${component} in ${region}` : component,
        parts: [],
        action: 'remove',
        effect: REMOVED,
      };
    });
  const others = wanted.map((component): Change => {
    const known = sameIn(former, component);
    if (known === undefined) return { component: component.title, parts: [], action: 'create', effect: NOTHING };
    const inputs = inputsOf(before, known);
    const parts = [...unreportedParts(before, after, component), ...changedInputs(inputs, inputsOf(after, component))];
    const about = { component: component.title, parts };
    if (parts.length === 0) return { ...about, action: 'none', effect: NONE };
    return { ...about, action: 'change', effect: worstOf({ component, parts }, inputs) };
  });
  return [...removed, ...others].sort(byWeight);
}

function byWeight(a: Change, b: Change): number {
  return WEIGHTS[b.effect.kind] - WEIGHTS[a.effect.kind];
}

function worstOf(outdated: Outdated, deployed: Inputs = {}): WorstCase {
  const { component, parts } = outdated;
  if (replacesRouterNetwork(outdated)) return NETWORK;
  return parts
    .map((part) => EFFECTS[component.kind][part] ?? effectOnSite(part, deployed))
    .reduce((worst, each) => (worst === NONE || WEIGHTS[each.kind] > WEIGHTS[worst.kind] ? each : worst), NONE);
}

/** A site that is added has no traffic yet; one that is changed or deleted has. */
function effectOnSite(part: string, deployed: Inputs): WorstCase {
  if (part.startsWith('the address of')) return RENEGOTIATED;
  return part.startsWith(sitePart('')) && part in deployed ? RENEGOTIATED : NONE;
}
