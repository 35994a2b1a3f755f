import { startAzureCloud, type AzureCloud } from './azure';
import type { Link } from './link';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO } from './needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { onMoto, type OnMoto } from './on-moto';

export const NEEDS_OF_BOTH = [MOTO, TERRAFORM, AZURERM_PROVIDER];

/** Emulators of both clouds, and links of the command line between them. */
export interface BothClouds extends OnMoto {
  readonly azure: () => AzureCloud;
  /** Everything in the subscription, by id. */
  readonly subscription: () => ReadonlyMap<string, unknown>;
  /** Whether a link is up to date in both clouds and has its tunnel up. */
  readonly expectConverged: (link: Link) => Promise<void>;
}

/** One moto for the tests around it, and an empty subscription for each; where a need is not met, neither is started. */
export function bothClouds(): BothClouds {
  let azure: AzureCloud;

  beforeEach(async () => {
    if (NEEDS_OF_BOTH.every((need) => need.isMet())) azure = await startAzureCloud(AZURERM_MIRROR);
  });
  afterEach(async () => {
    await azure?.stop();
  });

  return {
    ...onMoto(NEEDS_OF_BOTH, 'azurerm', () => azure.env),
    azure: () => azure,
    subscription: () => new Map([...azure.emulator.resources].map(([id, resource]) => [id, structuredClone(resource)])),
    expectConverged: async (link) => {
      expect((await link.run(['up'])).events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });
      const { tunnels } = JSON.parse((await link.run(['status'])).stdout) as { readonly tunnels: readonly unknown[] };
      expect(tunnels).toEqual([expect.objectContaining({ router: 'router-1', state: 'up' })]);
    },
  };
}
