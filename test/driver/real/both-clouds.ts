import { startAzureCloud, type AzureCloud } from './azure';
import { makeLink, type Link } from './link';
import { startMoto, type Moto } from './moto';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO, TERRAFORM } from './needs';

export const NEEDS_OF_BOTH = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;

/** Emulators of both clouds, and links of the command line between them. */
export interface BothClouds {
  readonly moto: () => Moto;
  readonly azure: () => AzureCloud;
  readonly link: (name: string) => Link;
  /** Everything in the subscription, by id. */
  readonly subscription: () => ReadonlyMap<string, unknown>;
  /** Whether a link is up to date in both clouds and has its tunnel up. */
  readonly expectConverged: (link: Link) => Promise<void>;
}

/** One moto for the tests around it, and an empty subscription for each; where a need is not met, neither is started. */
export function bothClouds(): BothClouds {
  const isMet = NEEDS_OF_BOTH.every((need) => need.isMet());
  let moto: Moto;
  let azure: AzureCloud;
  const links: Link[] = [];

  beforeAll(async () => {
    if (isMet) moto = await startMoto();
  }, 2 * MINUTES);
  beforeEach(async () => {
    if (isMet) azure = await startAzureCloud(AZURERM_MIRROR);
  });
  afterEach(async () => {
    await azure?.stop();
    for (const made of links.splice(0)) made.remove();
  });
  afterAll(async () => {
    await moto?.stop();
  }, MINUTES);

  return {
    moto: () => moto,
    azure: () => azure,
    link: (name) => {
      const made = makeLink(name, 'azurerm', { ...moto.env, ...azure.env });
      links.push(made);
      return made;
    },
    subscription: () => new Map([...azure.emulator.resources].map(([id, resource]) => [id, structuredClone(resource)])),
    expectConverged: async (link) => {
      expect((await link.run(['up'])).events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });
      const { tunnels } = JSON.parse((await link.run(['status'])).stdout) as { readonly tunnels: readonly unknown[] };
      expect(tunnels).toEqual([expect.objectContaining({ router: 'router-1', state: 'up' })]);
    },
  };
}
