import { testWith } from '../../fixtures/needs';
import { askCloud } from './cloud';
import { startAzureCloud, type AzureCloud } from './azure';
import { makeLink, steps, type Link } from './link';
import { startMoto, type Moto } from './moto';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO, TERRAFORM } from './needs';

const NEEDS = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;

/** The command line with the real tools, as in azurerm.test.ts, with VPCs in two regions. */
describe('several sites, on moto and an Azure Resource Manager in memory', () => {
  let moto: Moto | undefined;
  let azure: AzureCloud | undefined;
  let link: Link | undefined;

  afterAll(async () => {
    await moto?.stop();
    await azure?.stop();
    link?.remove();
  }, MINUTES);

  testWith(
    NEEDS,
    'are deployed at one VPN gateway, found up to date, and removed',
    async () => {
      moto = await startMoto();
      azure = await startAzureCloud(AZURERM_MIRROR);
      link = makeLink('pair', 'azurerm', { ...moto.env, ...azure.env });
      link.configure({ sites: { virginia: { region: 'us-east-1', vpc: { cidrs: ['10.1.0.0/16'] } } } });

      const first = await link.run(['up', '--yes']);
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(steps(first)).toEqual(['network', 'virginia-network', 'azure', 'router', 'virginia-router']);

      const resources = [...azure.emulator.resources.values()];
      const count = (type: string): number => resources.filter((each) => each.type?.endsWith(`/${type}`)).length;
      expect([count('virtualNetworkGateways'), count('localNetworkGateways'), count('connections')]).toEqual([1, 2, 2]);
      const { tunnels } = JSON.parse((await link.run(['status'])).stdout) as {
        readonly tunnels: readonly { readonly router: string; readonly state: string }[];
      };
      expect(tunnels).toEqual([
        expect.objectContaining({ router: 'router-1', state: 'up' }),
        expect.objectContaining({ router: 'virginia/router-1', state: 'up' }),
      ]);

      const second = await link.run(['up']);
      expect(second.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });

      const down = await link.run(['down', '--yes']);
      expect(down.events.at(-1)).toMatchObject({ event: 'finished', result: 'done' });
      expect([...azure.emulator.resources.keys()]).toEqual([]);
      expect(await askCloud(moto, 'pair')).toMatchObject({ vpcs: 0, instances: 0 });
    },
    10 * MINUTES,
  );
});
