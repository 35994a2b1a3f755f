import fc from 'fast-check';
import { nextSteps } from '../../../lib/workspace/next-step';
import { azureTemplate, keyFor, networkTemplate, routerTemplate } from './clouds';
import { down, up, type Ran } from './driver';
import { EDITS, EDIT_NAMES, linkOf } from './edits';
import { cdkDeploy, cdkDestroy, cdktfDeploy, cdktfDestroy, followOnce, teardown } from './hand';
import { disagreements } from './judge';
import { forget, viewOf } from './view';
import { EMPTY, type Checkout, type World } from './world';

/** One step of a life; `at` picks the checkout. */
export type Step =
  | { readonly kind: 'edit'; readonly at: number; readonly what: string; readonly choice: number }
  | { readonly kind: Deploying; readonly at: number }
  | { readonly kind: Destroying; readonly at: number }
  | { readonly kind: 'lose hand-off'; readonly at: number }
  | { readonly kind: 'clone'; readonly at: number; readonly committed: boolean }
  | { readonly kind: 'pull'; readonly at: number; readonly from: number }
  | { readonly kind: 'release' };

type Deploying = 'deploy network' | 'deploy router' | 'deploy all' | 'deploy azure' | 'next' | 'up';
type Destroying = 'destroy router' | 'destroy network' | 'destroy azure' | 'down';

/** What the checkouts of a life know of each other. */
export type Sharing =
  /** There is one. */
  | 'alone'
  /** Whoever works pulls config and hand-off before and pushes them after. */
  | 'synced'
  /** Each keeps what it has, however old. */
  | 'stale';

const at = fc.nat({ max: 2 });
const edit = fc.record({ kind: fc.constant('edit' as const), at, choice: fc.nat({ max: 2 }) }).chain((step) =>
  fc.constantFrom(...EDIT_NAMES).map((what) => ({
    ...step,
    what,
    choice: step.choice % (EDITS[what]?.length ?? 1),
  })),
);
const deploying = fc.record({
  kind: fc.constantFrom<Deploying>(
    'deploy network',
    'deploy router',
    'deploy all',
    'deploy azure',
    'next',
    'next',
    'up',
  ),
  at,
});
const destroying = fc.record({
  kind: fc.constantFrom<Destroying>('destroy router', 'destroy network', 'destroy azure', 'down'),
  at,
});
const others = fc.oneof(
  fc.record({ kind: fc.constant('clone' as const), at, committed: fc.boolean() }),
  fc.record({ kind: fc.constant('pull' as const), at, from: at }),
  fc.record({ kind: fc.constant('release' as const) }),
  fc.record({ kind: fc.constant('lose hand-off' as const), at }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: edit, weight: 4 },
  { arbitrary: deploying, weight: 6 },
  { arbitrary: destroying, weight: 1 },
  { arbitrary: others, weight: 1 },
);

const STEPS = 40;

/** Forty steps; a failing life shrinks to the steps that the failure needs. */
export const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.option(step, { nil: undefined, freq: 1_000 }), { minLength: STEPS, maxLength: STEPS })
  .map((drawn) => drawn.filter((each) => each !== undefined));

/** What a life has come to: both clouds, all checkouts, and what went wrong. */
export interface Lived {
  readonly world: World;
  readonly problems: readonly string[];
}

const DEPLOYING: readonly string[] = ['deploy network', 'deploy router', 'deploy all', 'deploy azure', 'next', 'up'];

/** Lives step by step, and stops at the first green command that leaves a broken link as deployed. */
export function live(life: readonly Step[], sharing: Sharing): Lived {
  let world = EMPTY;
  for (const each of life) {
    const index = 'at' in each ? each.at % world.checkouts.length : 0;
    const { ok, after } = take(sharing === 'synced' ? pulled(world, index) : world, each, index, sharing);
    world = after;
    const checkout = world.checkouts[index];
    if (!ok || checkout === undefined || !DEPLOYING.includes(each.kind) || sharing === 'stale') continue;
    const claims = claimsDeployed(checkout);
    const wrong = claims ? disagreements(world) : [];
    if (wrong.length > 0)
      return { world, problems: [`green \`${each.kind}\`, nothing to do, but: ${wrong.join('; ')}`] };
  }
  return { world, problems: [] };
}

/** Whether `synth` has nothing to say there. */
function claimsDeployed(checkout: Checkout): boolean {
  const view = viewOf(checkout);
  return view !== undefined && nextSteps(view.link, view.handoff).length === 0;
}

/** Whether the link works and is what a checkout's config asks for. */
function convergence(world: World, checkout: Checkout): readonly string[] {
  const view = viewOf(checkout);
  if (view === undefined) return ['the link cannot be loaded'];
  const { link } = view;
  const wanted = [networkTemplate(link), routerTemplate(link), azureTemplate(link, keyFor(world, link) ?? '')];
  const { aws, azure } = world;
  const deployed = [aws.network?.template, aws.router?.template, azure?.template];
  const names = ['network', 'router', 'Azure'];
  return [
    ...disagreements(world),
    ...names.filter((_, i) => deployed[i] !== wanted[i]).map((name) => `the ${name} is not as the config says`),
  ];
}

const MOST_COMMANDS = 8;

/** Follows what is printed until there is nothing; undefined when that ends in a converged link. */
export function followToEnd(world: World, index: number): string | undefined {
  let at: Ran = { ok: true, world, checkout: world.checkouts[index] ?? { config: {} } };
  const typed: string[] = [];
  for (let round = 0; round < MOST_COMMANDS; round++) {
    const followed = followOnce(at.world, at.checkout);
    typed.push(...followed.typed);
    at = followed;
    if (followed.typed.length > 0) continue;
    const wrong = convergence(at.world, at.checkout);
    return wrong.length === 0 ? undefined : `nothing to do after [${typed.join(' | ')}], but: ${wrong.join('; ')}`;
  }
  return `no end after [${typed.join(' | ')}]: ${at.why ?? ''}`;
}

/** Runs `up`; undefined when that ends in a converged link. */
export function upToEnd(world: World, index: number): string | undefined {
  const ran = up(world, world.checkouts[index] ?? { config: {} });
  if (!ran.ok) return `up failed: ${ran.why ?? ''}`;
  const wrong = convergence(ran.world, ran.checkout);
  return wrong.length === 0 ? undefined : `up has nothing to do, but: ${wrong.join('; ')}`;
}

/** Takes everything down by `down`, or by what `next --down` prints; undefined when nothing remains. */
export function downToEnd(world: World, index: number, byHand: boolean): string | undefined {
  const ran = (byHand ? teardown : down)(world, world.checkouts[index] ?? { config: {} });
  const { aws, azure } = ran.world;
  const left = Object.entries({ ...aws, azure }).flatMap(([name, part]) => (part === undefined ? [] : [name]));
  return left.length === 0 ? undefined : `${left.join(', ')} remains: ${ran.why ?? ''}`;
}

/** Edits beside each other; older ones are undone, so that few enough configs have to be read. */
const MOST_EDITS = 3;

function take(
  world: World,
  step: Step,
  index: number,
  sharing: Sharing,
): { readonly ok: boolean; readonly after: World } {
  const checkout = world.checkouts[index];
  if (checkout === undefined) return { ok: false, after: world };
  const same = { ok: true, after: world };
  switch (step.kind) {
    case 'edit': {
      const others = Object.entries(checkout.config).filter(([name]) => name !== step.what);
      const config = Object.fromEntries([[step.what, step.choice] as const, ...others].slice(0, MOST_EDITS));
      return linkOf(config) === undefined ? same : { ok: true, after: put(world, index, { ...checkout, config }) };
    }
    case 'release':
      return { ok: true, after: { ...world, release: world.release + 1 } };
    case 'lose hand-off':
      return { ok: true, after: put(world, index, { config: checkout.config }) };
    case 'clone': {
      if (sharing === 'alone' || world.checkouts.length > 2) return same;
      const { config, handoff } = checkout;
      const clone = step.committed ? { config, handoff } : { config };
      return { ok: true, after: { ...world, checkouts: [...world.checkouts, clone] } };
    }
    case 'pull': {
      const from = world.checkouts[step.from % world.checkouts.length];
      if (sharing !== 'stale' || from === undefined) return same;
      const { config, handoff } = from;
      return { ok: true, after: put(world, index, { config, handoff }) };
    }
    default: {
      const ran = COMMANDS[step.kind](world, checkout);
      return { ok: ran.ok, after: put(ran.world, index, ran.checkout) };
    }
  }
}

const COMMANDS: Readonly<Record<Deploying | Destroying, (world: World, checkout: Checkout) => Ran>> = {
  'deploy network': (world, checkout) => cdkDeploy(world, checkout, 'network'),
  'deploy router': (world, checkout) => cdkDeploy(world, checkout, 'router'),
  'deploy all': (world, checkout) => cdkDeploy(world, checkout, 'all'),
  'deploy azure': cdktfDeploy,
  next: followOnce,
  up,
  'destroy router': (world, checkout) => forgetting(cdkDestroy(world, checkout, 'router'), 'aws'),
  'destroy network': (world, checkout) => forgetting(cdkDestroy(world, checkout, 'network'), 'aws'),
  'destroy azure': (world, checkout) => forgetting(cdktfDestroy(world, checkout), 'azure'),
  down,
};

/** Who destroys by hand says so, because no toolkit changes the hand-off. */
function forgetting(ran: Ran, side: 'aws' | 'azure'): Ran {
  return ran.ok ? { ...ran, checkout: forget(ran.checkout, side) } : ran;
}

function put(world: World, index: number, checkout: Checkout): World {
  return { ...world, checkouts: world.checkouts.map((each, i) => (i === index ? checkout : each)) };
}

/** All checkouts of one repository: what the last one has pushed, the others have. */
function pulled(world: World, index: number): World {
  const newest = world.checkouts[world.last ?? 0];
  return newest === undefined ? world : { ...put(world, index, newest), last: index };
}
