import { componentsOf, readyRoutersOf, type ComponentKind } from '../../../lib/model/components';
import { nextSteps, type NextStep } from '../../../lib/workspace/next-step';
import { teardownSteps } from '../../../lib/workspace/teardown';
import {
  componentIn,
  deployAzure,
  deployNetwork,
  deployRouter,
  destroyAzure,
  destroyNetwork,
  destroyRouter,
  EXPORT_IN_USE,
  type Deployed,
} from './clouds';
import type { Ran } from './driver';
import { forget, saved, viewOf, type View } from './view';
import type { Checkout, Outputs, World } from './world';

type Stacks = Readonly<Record<string, Outputs>>;

/** Runs a command of a toolkit: it loads the link and keeps the hand-off first. */
function withView(world: World, checkout: Checkout, run: (view: View, checkout: Checkout) => Ran): Ran {
  const view = viewOf(checkout);
  if (view === undefined) return { ok: false, world, checkout, why: 'the link cannot be loaded' };
  return run(view, saved(checkout, view));
}

/** `cdk deploy network|router` or `cdk deploy --all`: a stack with those that it depends on. */
export function cdkDeploy(world: World, checkout: Checkout, what: 'network' | 'router' | 'all'): Ran {
  return withView(world, checkout, ({ link }, own) => {
    const isReady = readyRoutersOf(link, link.sites[0]).length > 0;
    if (what === 'router' && !isReady) return { ok: false, world, checkout: own, why: 'no such stack in the app' };
    const kinds: readonly ComponentKind[] = what === 'network' || !isReady ? ['network'] : ['network', 'router'];
    let at = world;
    let outputs: Stacks = {};
    for (const kind of kinds) {
      const result: Deployed = kind === 'network' ? deployNetwork(at, link) : deployRouter(at, link);
      // The file has the stacks of this run alone, also when one of them fails.
      const written: Checkout = { ...own, awsOutputs: JSON.stringify(outputs) };
      if (!result.ok) return { ok: false, world: at, checkout: written, why: result.why };
      at = result.world;
      const { network, router } = at.aws;
      const reported = kind === 'network' ? network?.outputs : router?.outputs;
      if (reported !== undefined) outputs = { ...outputs, [componentIn(link, kind).stack]: reported };
    }
    return { ok: true, world: at, checkout: { ...own, awsOutputs: JSON.stringify(outputs) } };
  });
}

export function cdktfDeploy(world: World, checkout: Checkout): Ran {
  return withView(world, checkout, ({ link }, own) => {
    const result = deployAzure(world, link);
    if (!result.ok) return { ok: false, world, checkout: own, why: result.why };
    const outputs = { [componentIn(link, 'azure').stack]: result.world.azure?.outputs };
    return { ok: true, world: result.world, checkout: { ...own, azureOutputs: JSON.stringify(outputs) } };
  });
}

/** `cdk destroy router|network`, with those that depend on it and are in the app; `--all` is that of the network. */
export function cdkDestroy(world: World, checkout: Checkout, what: 'network' | 'router'): Ran {
  return withView(world, checkout, ({ link }, own) => {
    const isReady = readyRoutersOf(link, link.sites[0]).length > 0;
    // For a stack that is not in the app the toolkit succeeds without doing anything.
    if (what === 'router' && !isReady) return { ok: true, world, checkout: own };
    const without = isReady ? destroyRouter(world) : ({ ok: true, world } as const);
    const result = what === 'router' || !without.ok ? without : destroyNetwork(without.world);
    return result.ok
      ? { ok: true, world: result.world, checkout: own }
      : { ok: false, world: without.ok ? without.world : world, checkout: own, why: result.why };
  });
}

export function cdktfDestroy(world: World, checkout: Checkout): Ran {
  return withView(world, checkout, (_, own) => {
    const result = destroyAzure(world);
    return { ok: result.ok, world: result.ok ? result.world : world, checkout: own };
  });
}

/** The commands that `next` prints, typed one after the other until one is red. */
export function followOnce(world: World, checkout: Checkout): Ran & { readonly typed: readonly string[] } {
  return withTyped(world, checkout, ({ link, handoff }) => nextSteps(link, handoff));
}

/** The commands that `next --down` prints. */
export function teardown(world: World, checkout: Checkout): Ran {
  return withTyped(world, checkout, ({ link, handoff }) => teardownSteps(link, handoff));
}

function withTyped(
  world: World,
  checkout: Checkout,
  stepsOf: (view: View) => readonly NextStep[],
): Ran & { readonly typed: readonly string[] } {
  const view = viewOf(checkout);
  if (view === undefined) return { ok: false, world, checkout, typed: [], why: 'the link cannot be loaded' };
  const stacks = componentsOf(view.link);
  let at: Ran = { ok: true, world, checkout };
  const typed: string[] = [];
  for (const { command = '', why } of stepsOf(view)) {
    const words = command.split(/\s+/);
    const kind = stacks.find(({ stack }) => words.includes(stack))?.kind === 'router' ? 'router' : 'network';
    typed.push(command.replace(/.*(npx .*)$/, '$1'));
    at = typeOne(command, kind, at) ?? { ...at, ok: false, why: `no way to type: ${why}` };
    if (!at.ok) break;
  }
  // The page of commands by hand says it: this checkout does not know of the router, so it imports what exists.
  return at.why === EXPORT_IN_USE
    ? { ...at, checkout: withAwsOutputs(at.world, at.checkout), typed }
    : { ...at, typed };
}

/** `handoff import` of what `aws cloudformation describe-stacks` prints. */
function withAwsOutputs({ aws }: World, checkout: Checkout): Checkout {
  const view = viewOf({ config: checkout.config });
  const outputs = componentsOf(view?.link ?? raise('the link cannot be loaded')).flatMap(({ kind, stack }) => {
    const reported = kind === 'azure' ? undefined : aws[kind]?.outputs;
    return reported === undefined ? [] : [[stack, reported] as const];
  });
  return { ...checkout, awsOutputs: JSON.stringify(Object.fromEntries(outputs)) };
}

function raise(why: string): never {
  throw new Error(why);
}

/** What a printed command does; undefined for one that this model does not know. */
function typeOne(command: string, kind: 'network' | 'router', { world, checkout }: Ran): Ran | undefined {
  if (command.includes('npx cdktf deploy')) return cdktfDeploy(world, checkout);
  if (command.includes('npx cdktf destroy')) return cdktfDestroy(world, checkout);
  if (command.includes('npx cdk deploy')) return cdkDeploy(world, checkout, kind);
  if (command.includes('npx cdk destroy')) return cdkDestroy(world, checkout, kind);
  if (command.startsWith('aws cloudformation delete-stack')) {
    const result = kind === 'router' ? destroyRouter(world) : destroyNetwork(world);
    return result.ok ? { ok: true, world: result.world, checkout } : { ok: false, world, checkout, why: result.why };
  }
  const [, side] = /handoff forget (aws|azure)$/.exec(command) ?? [];
  return side === 'aws' || side === 'azure' ? { ok: true, world, checkout: forget(checkout, side) } : undefined;
}
