import fc from 'fast-check';
import type { Component } from '../../../lib/driver/components/component';
import type { Condition, Conditions } from '../../../lib/driver/components/condition';
import { decide, type Decision } from '../../../lib/driver/components/decide';

/** Versions that stand for what is deployed; undefined is absent. */
interface World {
  /** What the config asks for. */
  readonly config: number;
  readonly network: { readonly config: number; readonly address: number } | undefined;
  readonly azure: { readonly config: number; readonly awsAddress: number; readonly address: number } | undefined;
  readonly router: { readonly config: number; readonly azureAddress: number } | undefined;
  readonly foreignAzure: boolean;
}

const CURRENT: Condition = { kind: 'current' };
const ABSENT: Condition = { kind: 'absent', changes: [] };
const OUTDATED: Condition = { kind: 'outdated', changes: [] };

function conditionsOf({ config, network, azure, router, foreignAzure }: World): Conditions {
  const isThere = network !== undefined;
  return {
    network: !isThere ? ABSENT : network.config === config ? CURRENT : OUTDATED,
    azure: foreignAzure
      ? { kind: 'foreign' }
      : !isThere
        ? { kind: 'waiting', for: 'network' }
        : azure === undefined
          ? ABSENT
          : azure.config === config && azure.awsAddress === network.address
            ? CURRENT
            : OUTDATED,
    router: !isThere
      ? { kind: 'waiting', for: 'network' }
      : azure === undefined
        ? { kind: 'waiting', for: 'azure' }
        : router === undefined
          ? ABSENT
          : router.config === config && router.azureAddress === azure.address
            ? CURRENT
            : OUTDATED,
  };
}

/** What a deployment makes of the world; an address stays as it is once it is there. */
function deploy(world: World, component: Component): World {
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
    foreignAzure: fc.boolean(),
  })
  .map((world) => ({ ...world, foreignAzure: world.foreignAzure && world.azure !== undefined }));

/** Runs decisions until the last one, at most ten. */
function run(start: World): { readonly world: World; readonly decisions: readonly Decision[] } {
  const decisions: Decision[] = [];
  let world = start;
  while (decisions.length < 10) {
    const decision = decide(conditionsOf(world));
    decisions.push(decision);
    if (decision.kind !== 'deploy') break;
    world = deploy(world, decision.component);
  }
  return { world, decisions };
}

describe('the next step', () => {
  test('leads from any state to a finished link, deploying nothing twice', () => {
    fc.assert(
      fc.property(worlds, (start) => {
        const { decisions } = run(start);
        const deployed = decisions.flatMap((decision) => (decision.kind === 'deploy' ? [decision.component] : []));

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

        expect(decide(conditionsOf(world))).toEqual({ kind: 'done' });
      }),
    );
  });

  test('catches up from wherever the config is changed on the way', () => {
    fc.assert(
      fc.property(worlds, version, fc.integer({ min: 0, max: 3 }), (start, edited, after) => {
        let world = start;
        for (let step = 0; step < after; step++) {
          const decision = decide(conditionsOf(world));
          if (decision.kind === 'deploy') world = deploy(world, decision.component);
        }

        expect(run({ ...world, config: edited }).decisions.at(-1)).toEqual({ kind: 'done' });
      }),
    );
  });

  test('never touches an Azure side that others deployed', () => {
    fc.assert(
      fc.property(worlds, (start) => {
        const { world, decisions } = run({ ...start, foreignAzure: start.azure !== undefined });

        if (start.azure !== undefined) {
          expect(world.azure).toEqual(start.azure);
          expect(decisions).not.toContainEqual({ kind: 'deploy', component: 'azure' });
        }
      }),
    );
  });

  test('waits for a component that somebody works on, before anything that relies on it', () => {
    const conditions: Conditions = {
      network: { kind: 'busy', status: 'UPDATE_IN_PROGRESS' },
      azure: OUTDATED,
      router: ABSENT,
    };

    expect(decide(conditions)).toEqual({ kind: 'wait', component: 'network', status: 'UPDATE_IN_PROGRESS' });
  });

  test('stops at a broken component with its remedy', () => {
    const conditions: Conditions = {
      network: CURRENT,
      azure: CURRENT,
      router: { kind: 'broken', status: 'UPDATE_ROLLBACK_FAILED', remedy: 'run `npx cdk rollback demo-router`' },
    };

    expect(decide(conditions)).toEqual({
      kind: 'blocked',
      component: 'router',
      why: 'UPDATE_ROLLBACK_FAILED',
      remedy: 'run `npx cdk rollback demo-router`',
    });
  });

  test('asks for the facts of an Azure side that others deployed and nobody told of', () => {
    const conditions: Conditions = {
      network: CURRENT,
      azure: { kind: 'foreign' },
      router: { kind: 'waiting', for: 'azure' },
    };

    expect(decide(conditions)).toMatchObject({ kind: 'blocked', remedy: expect.stringContaining('handoff import') });
  });
});
