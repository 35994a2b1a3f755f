import fc from 'fast-check';
import { decide as decideFor, type Decision } from '../../../lib/driver/components/decide';
import type { ComponentState } from '../../../lib/driver/components/state';
import { COMPONENTS } from '../../fixtures/components';

type Id = keyof typeof COMPONENTS;
type States = Readonly<Record<Id, ComponentState>>;

/** Decides on the components of a link in these states. */
function decide(states: States): Decision {
  const ids: readonly Id[] = ['network', 'azure', 'router'];
  return decideFor(ids.map((id) => ({ component: COMPONENTS[id], state: states[id] })));
}

/** The deployed version of each component; undefined when it is not deployed. */
interface World {
  /** What the config asks for. */
  readonly config: number;
  readonly network: { readonly config: number; readonly address: number } | undefined;
  readonly azure: { readonly config: number; readonly awsAddress: number; readonly address: number } | undefined;
  readonly router: { readonly config: number; readonly azureAddress: number } | undefined;
  readonly externalAzure: boolean;
}

const CURRENT: ComponentState = { label: 'up to date' };
const ABSENT: ComponentState = { label: 'not deployed', changes: [] };
const OUTDATED: ComponentState = { label: 'changes pending', changes: [] };

function statesOf({ config, network, azure, router, externalAzure }: World): States {
  const isThere = network !== undefined;
  return {
    network: !isThere ? ABSENT : network.config === config ? CURRENT : OUTDATED,
    azure: externalAzure
      ? { label: 'external' }
      : !isThere
        ? { label: 'blocked', by: 'network' }
        : azure === undefined
          ? ABSENT
          : azure.config === config && azure.awsAddress === network.address
            ? CURRENT
            : OUTDATED,
    router: !isThere
      ? { label: 'blocked', by: 'network' }
      : azure === undefined
        ? { label: 'blocked', by: 'azure' }
        : router === undefined
          ? ABSENT
          : router.config === config && router.azureAddress === azure.address
            ? CURRENT
            : OUTDATED,
  };
}

/** The world after a deployment; an address that exists stays the same. */
function deploy(world: World, component: Id): World {
  const { config, network, azure } = world;
  switch (component) {
    case 'network':
      return { ...world, network: { config, address: network?.address ?? 1 } };
    case 'azure':
      return { ...world, azure: { config, awsAddress: network?.address ?? 0, address: azure?.address ?? 1 } };
    case 'router':
      return { ...world, router: { config, azureAddress: azure?.address ?? 0 } };
  }
}

const version = fc.integer({ min: 0, max: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const worlds: fc.Arbitrary<World> = fc
  .record({
    config: version,
    network: maybe(fc.record({ config: version, address: version })),
    azure: maybe(fc.record({ config: version, awsAddress: version, address: version })),
    router: maybe(fc.record({ config: version, azureAddress: version })),
    externalAzure: fc.boolean(),
  })
  .map((world) => ({ ...world, externalAzure: world.externalAzure && world.azure !== undefined }));

/** Runs decisions until the last one, at most ten. */
function run(start: World): { readonly world: World; readonly decisions: readonly Decision[] } {
  const decisions: Decision[] = [];
  let world = start;
  while (decisions.length < 10) {
    const decision = decide(statesOf(world));
    decisions.push(decision);
    if (decision.kind !== 'deploy') break;
    world = deploy(world, decision.component.id as Id);
  }
  return { world, decisions };
}

describe('the next step', () => {
  test('leads from any state to a finished link, deploying nothing twice', () => {
    fc.assert(
      fc.property(worlds, (start) => {
        const { decisions } = run(start);
        const deployed = decisions.flatMap((decision) => (decision.kind === 'deploy' ? [decision.component.id] : []));

        expect(decisions.at(-1)).toEqual({ kind: 'done' });
        expect(new Set(deployed).size).toBe(deployed.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('is nothing for a finished link', () => {
    fc.assert(
      fc.property(worlds, (start) => {
        const { world } = run(start);

        expect(decide(statesOf(world))).toEqual({ kind: 'done' });
      }),
    );
  });

  test('converges wherever the config is changed between two steps', () => {
    fc.assert(
      fc.property(worlds, version, fc.integer({ min: 0, max: 3 }), (start, edited, after) => {
        let world = start;
        for (let step = 0; step < after; step++) {
          const decision = decide(statesOf(world));
          if (decision.kind === 'deploy') world = deploy(world, decision.component.id as Id);
        }

        expect(run({ ...world, config: edited }).decisions.at(-1)).toEqual({ kind: 'done' });
      }),
    );
  });

  test('never changes an external Azure side', () => {
    fc.assert(
      fc.property(worlds, (start) => {
        const { world, decisions } = run({ ...start, externalAzure: start.azure !== undefined });

        if (start.azure !== undefined) {
          expect(world.azure).toEqual(start.azure);
          expect(decisions).not.toContainEqual({ kind: 'deploy', component: COMPONENTS.azure });
        }
      }),
    );
  });

  test('waits for a component with an operation in progress, before anything that relies on it', () => {
    const states: States = {
      network: { label: 'in progress', status: 'UPDATE_IN_PROGRESS' },
      azure: OUTDATED,
      router: ABSENT,
    };

    expect(decide(states)).toEqual({ kind: 'wait', component: COMPONENTS.network, status: 'UPDATE_IN_PROGRESS' });
  });

  test('stops at a failed component with its remedy', () => {
    const states: States = {
      network: CURRENT,
      azure: CURRENT,
      router: { label: 'failed', status: 'UPDATE_ROLLBACK_FAILED', remedy: 'run `a command`' },
    };

    expect(decide(states)).toEqual({
      kind: 'blocked',
      component: COMPONENTS.router,
      why: 'UPDATE_ROLLBACK_FAILED',
      remedy: 'run `a command`',
    });
  });

  test('requires the facts of an external Azure side that reports none', () => {
    const states: States = {
      network: CURRENT,
      azure: { label: 'external' },
      router: { label: 'blocked', by: 'azure' },
    };

    expect(decide(states)).toMatchObject({ kind: 'blocked', remedy: expect.stringContaining('handoff import') });
  });

  test('removes the routers of a network that is replaced, and only then deploys it', () => {
    const network: ComponentState = { label: 'changes pending', changes: [], replacesRouterNetwork: true };
    const decideWith = (exists: boolean, state = network) =>
      decideFor([
        { component: COMPONENTS.network, state, exists: true },
        { component: COMPONENTS.azure, state: CURRENT },
        { component: COMPONENTS.router, state: CURRENT, exists },
      ]);

    expect(decideWith(true)).toEqual({ kind: 'remove', component: COMPONENTS.router });
    expect(decideWith(false)).toEqual({ kind: 'deploy', component: COMPONENTS.network });
    expect(decideWith(true, OUTDATED)).toEqual({ kind: 'deploy', component: COMPONENTS.network });
  });
});
