import { readAwsOutputs } from '../../../lib/handoff/aws-outputs';
import { parseAzureOutputs } from '../../../lib/handoff/azure-outputs';
import type { Handoff } from '../../../lib/handoff/handoff';
import { printHandoff } from '../../../lib/handoff/parse';
import { decide } from '../../../lib/driver/components/decide';
import { isDeployed, type ComponentState, type ObservedComponent } from '../../../lib/driver/components/state';
import { componentsOf, isUnknownToAzure, missingFacts, type Component } from '../../../lib/model/components';
import { factsOf } from '../../../lib/model/fact';
import type { Link } from '../../../lib/model/link';
import { AZURE_COMPONENT } from '../../../lib/model/names';
import { outdatedComponents, replacesRouterNetwork } from '../../../lib/workspace/outdated';
import {
  azureTemplate,
  deployAzure,
  deployNetwork,
  deployRouter,
  destroyAzure,
  destroyNetwork,
  destroyRouter,
  keyFor,
  networkTemplate,
  routerTemplate,
  type Deployed,
} from './clouds';
import { linkOf } from './edits';
import { filled, viewOf } from './view';
import type { Checkout, World } from './world';

export interface Ran {
  readonly ok: boolean;
  readonly world: World;
  readonly checkout: Checkout;
  /** Why it is red. */
  readonly why?: string;
}

const MOST_STEPS = 9;

interface Observation {
  readonly link: Link;
  readonly handoff: Handoff;
  readonly components: readonly ObservedComponent[];
}

/** `up`: the product's decisions on what the clouds of the model hold. */
export function up(world: World, checkout: Checkout): Ran {
  let at: Ran = { ok: true, world, checkout };
  for (let step = 0; step < MOST_STEPS; step++) {
    const observation = observe(at.world, at.checkout);
    if (observation === undefined) return { ...at, ok: false, why: 'the link cannot be loaded' };
    at = { ...at, checkout: kept(at.checkout, observation.handoff) };
    const decision = decide(observation.components);
    if (decision.kind === 'done') return at;
    if (decision.kind === 'wait' || decision.kind === 'blocked')
      return { ...at, ok: false, why: decision.kind === 'blocked' ? decision.why : 'busy' };
    const { link } = observation;
    const result = decision.kind === 'remove' ? destroyRouter(at.world) : deploy(at.world, link, decision.component);
    if (!result.ok) return { ...at, ok: false, why: result.why };
    at = { ...at, world: result.world };
  }
  return { ...at, ok: false, why: 'a component was deployed too often' };
}

/** `down`: router, Azure, network, and the files. */
export function down(world: World, checkout: Checkout): Ran {
  const steps = [destroyRouter, destroyAzure, destroyNetwork];
  const after = steps.reduce<World>((left, destroy) => {
    const result = destroy(left);
    return result.ok ? result.world : left;
  }, world);
  return { ok: true, world: after, checkout: { config: checkout.config } };
}

function deploy(world: World, link: Link, { kind }: Component): Deployed {
  if (kind === 'network') return deployNetwork(world, link);
  return kind === 'azure' ? deployAzure(world, link) : deployRouter(world, link);
}

/** As lib/driver/components/observe.edge.ts reads the clouds, which does not belong to the pure middle. */
function observe(world: World, checkout: Checkout): Observation | undefined {
  const before = viewOf(checkout);
  const link = linkOf(checkout.config);
  if (before === undefined || link === undefined) return undefined;
  const { network, router } = world.aws;
  const rows = componentsOf(before.link);
  let handoff = before.handoff;
  if (network !== undefined) {
    const stacks = rows.flatMap(({ kind, stack }) => {
      const outputs = kind === 'network' ? network.outputs : kind === 'router' ? router?.outputs : undefined;
      return outputs === undefined ? [] : [[stack, outputs] as const];
    });
    const told = readAwsOutputs(Object.fromEntries(stacks), 'outputs', before.link, handoff);
    if (!told.ok) return undefined;
    handoff = { ...handoff, ...told.value };
  }
  let at = filled(link, handoff);
  const components: ObservedComponent[] = [];
  for (const component of rows) {
    const by = blockerOf(at, component, components);
    if (component.kind === 'azure') {
      const state: ComponentState = by === undefined ? azureState(world, at) : { label: 'blocked', by };
      if (state.label === 'up to date' && world.azure !== undefined) {
        const { outputs } = world.azure;
        const told = parseAzureOutputs(JSON.stringify({ [component.stack]: outputs }), 'outputs', at, undefined);
        if (!told.ok) return undefined;
        handoff = { ...handoff, azure: told.value };
        at = filled(link, handoff);
      }
      components.push({ component, state });
    } else {
      const deployed = component.kind === 'network' ? network?.template : router?.template;
      const wanted = component.kind === 'network' ? networkTemplate(at) : routerTemplate(at);
      const state: ComponentState = by === undefined ? stackState(deployed, wanted) : { label: 'blocked', by };
      components.push({
        component,
        state: withRoutersInTheWay(at, handoff, component, state),
        exists: deployed !== undefined,
      });
    }
  }
  return { link: at, handoff, components };
}

function withRoutersInTheWay(
  link: Link,
  handoff: Handoff,
  component: Component,
  state: ComponentState,
): ComponentState {
  const own = outdatedComponents(link, handoff).filter((outdated) => outdated.component.id === component.id);
  return state.label === 'changes pending' && own.some((outdated) => replacesRouterNetwork(outdated))
    ? { ...state, replacesRouterNetwork: true }
    : state;
}

function blockerOf(link: Link, component: Component, observed: readonly ObservedComponent[]): string | undefined {
  if (isUnknownToAzure(link, component)) return AZURE_COMPONENT;
  const missing = new Set(missingFacts(link, component));
  return factsOf(link)
    .filter(({ key }) => component.needs.includes(key))
    .find(({ key, source }) => {
      const giver = observed.find(({ component: { id } }) => id === source);
      return missing.has(key) || giver === undefined || !isDeployed(giver.state);
    })?.source;
}

function stackState(deployed: string | undefined, wanted: string | undefined): ComponentState {
  if (deployed === undefined) return { label: 'not deployed', changes: [] };
  return deployed === wanted ? { label: 'up to date' } : { label: 'changes pending', changes: [] };
}

function azureState(world: World, link: Link): ComponentState {
  const { azure } = world;
  if (azure === undefined) return { label: 'not deployed', changes: [] };
  const key = keyFor(world, link) ?? '';
  return azure.template === azureTemplate(link, key)
    ? { label: 'up to date' }
    : { label: 'changes pending', changes: [] };
}

/** Keeps the hand-off, and removes the outputs files that are older than it. */
function kept({ config, awsOutputs, azureOutputs }: Checkout, handoff: Handoff): Checkout {
  return {
    config,
    handoff: handoff.aws === undefined && handoff.azure === undefined ? undefined : printHandoff(handoff),
    awsOutputs: handoff.aws === undefined ? awsOutputs : undefined,
    azureOutputs: handoff.azure === undefined ? azureOutputs : undefined,
  };
}
