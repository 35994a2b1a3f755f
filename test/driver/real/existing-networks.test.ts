import { testWith } from '../../fixtures/needs';
import { accountListing } from './account';
import { startAzureCloud, type AzureCloud } from './azure';
import { askCloud } from './cloud';
import { makeVnetByHand } from './hand-made-vnet';
import { makeVpcByHand } from './hand-made-vpc';
import { handoffOf, makeLink, steps, type Link } from './link';
import { startMoto, type Moto } from './moto';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO, TERRAFORM } from './needs';

const NEEDS = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;

/** The command line with the real tools, as in azurerm.test.ts, between networks that exist. */
describe('networks that exist, on moto and an Azure Resource Manager in memory', () => {
  let moto: Moto;
  let azure: AzureCloud;
  const links: Link[] = [];
  const link = (name: string): Link => {
    const made = makeLink(name, 'azurerm', { ...moto.env, ...azure.env });
    links.push(made);
    return made;
  };

  beforeAll(async () => {
    if (NEEDS.every((need) => need.isMet())) moto = await startMoto();
  }, 2 * MINUTES);

  beforeEach(async () => {
    if (NEEDS.every((need) => need.isMet())) azure = await startAzureCloud(AZURERM_MIRROR);
  });

  afterEach(async () => {
    await azure?.stop();
    for (const made of links.splice(0)) made.remove();
  });

  afterAll(async () => {
    await moto?.stop();
  }, MINUTES);

  /** Whether a link is up to date in both clouds and has its tunnel up. */
  async function expectConverged(joined: Link): Promise<void> {
    expect((await joined.run(['up'])).events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });
    const { tunnels } = JSON.parse((await joined.run(['status'])).stdout) as { readonly tunnels: readonly unknown[] };
    expect(tunnels).toEqual([expect.objectContaining({ router: 'router-1', state: 'up' })]);
  }

  testWith(
    NEEDS,
    'made by hand are discovered, get a link that comes up, and are as they were before after its removal',
    async () => {
      const vpc = await makeVpcByHand(moto);
      const vnet = makeVnetByHand(azure);
      const joined = link('joined');
      joined.configure({ aws: { vpc: { id: vpc.id } }, azure: { vnet: { id: vnet.id } } });
      const before = { aws: await accountListing(moto), vpc: await vpc.listing(), azure: listingOf(azure) };

      expect(await joined.run(['discover', '--plain'])).toMatchObject({ code: 0, stderr: '' });
      expect({ aws: await accountListing(moto), writes: azure.emulator.writes }).toEqual({
        aws: before.aws,
        writes: [],
      });

      const up = await joined.run(['up', '--yes']);
      expect(up).toMatchObject({ code: 0, stderr: '' });
      expect(steps(up)).toEqual(['network', 'azure', 'router']);
      const address = handoffOf(joined).aws?.routerAddresses['router-1'] ?? '';
      const router = (await askCloud(moto, 'joined')).addresses.get(address);
      expect([...(await vpc.routesToInstances())].sort()).toEqual(
        vpc.tables.map((table) => `10.40.0.0/16 via ${router} in ${table}`).sort(),
      );
      await expectConverged(joined);

      expect(await joined.run(['down', '--yes'])).toMatchObject({ code: 0 });
      const written = new Set(azure.emulator.writes.map((line) => line.replace(vnet.network, '')));
      expect([...written].sort()).toEqual([
        'DELETE connections/Azure2Aws-joined',
        'DELETE localNetworkGateways/vpcGateway-joined',
        'PUT connections/Azure2Aws-joined',
        'PUT localNetworkGateways/vpcGateway-joined',
      ]);
      expect(listingOf(azure)).toEqual(before.azure);
      expect(await vpc.listing()).toEqual(before.vpc);
      expect(await accountListing(moto)).toEqual(before.aws);
    },
    10 * MINUTES,
  );

  testWith(
    NEEDS,
    'that a first config created get a second link at the same gateway, which leaves the first one alone',
    async () => {
      const [first, second] = [link('first'), link('second')];
      const account = await accountListing(moto);
      first.configure({ aws: { vpc: { cidrs: ['10.10.0.0/16'] } } });
      expect(await first.run(['up', '--yes'])).toMatchObject({ code: 0, stderr: '' });
      const ids = [...azure.emulator.resources.values()].map(({ id = '' }) => id);
      const [vnet = ''] = ids.filter((id) => /\/virtualNetworks\/[^/]+$/.test(id));
      second.configure({ aws: { vpc: { cidrs: ['10.11.0.0/16'] } }, azure: { vnet: { id: vnet } } });
      const before = { azure: listingOf(azure), aws: await accountListing(moto) };
      const writes = azure.emulator.writes.length;

      expect(await second.run(['discover', '--plain'])).toMatchObject({ code: 0, stderr: '' });
      expect(handoffOf(second).found?.vnet?.gateway?.id).toMatch(/\/virtualNetworkGateways\/azureGateway$/);
      expect(await second.run(['up', '--yes'])).toMatchObject({ code: 0, stderr: '' });
      const added = [...listingOf(azure).keys()].filter((id) => !before.azure.has(id));
      expect(added.map((id) => id.slice(id.lastIndexOf('/') + 1)).sort()).toEqual([
        'azure2aws-second',
        'vpcgateway-second',
      ]);
      await expectConverged(second);
      await expectConverged(first);

      const refused = await first.run(['down', '--yes']);
      expect(refused).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(
          /^the VPN gateway azureGateway has connections that this link did not create: Azure2Aws-second; delete them first/,
        ),
      });
      expect(steps(refused)).toEqual([]);

      expect(await second.run(['down', '--yes'])).toMatchObject({ code: 0 });
      const written = new Set(azure.emulator.writes.slice(writes).map((line) => line.slice(line.lastIndexOf('/') + 1)));
      expect([...written].sort()).toEqual(['Azure2Aws-second', 'vpcGateway-second']);
      expect({ azure: listingOf(azure), aws: await accountListing(moto) }).toEqual(before);
      await expectConverged(first);

      expect(await first.run(['down', '--yes'])).toMatchObject({ code: 0 });
      expect([...azure.emulator.resources.keys()]).toEqual([]);
      expect(await accountListing(moto)).toEqual(account);
    },
    25 * MINUTES,
  );
});

/** Everything in the subscription, by id. */
function listingOf({ emulator }: AzureCloud): ReadonlyMap<string, unknown> {
  return new Map([...emulator.resources].map(([id, resource]) => [id, structuredClone(resource)]));
}
