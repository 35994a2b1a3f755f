import type { Need } from '../../fixtures/needs';
import { askCloud } from './cloud';
import { startAzureCloud, type AzureCloud } from './azure';
import { makeLink, type Link } from './link';
import { startMoto, type Moto } from './moto';
import { AZURERM_PROVIDER, MOTO, TERRAFORM } from './needs';

const NEEDS: readonly Need[] = [
  MOTO,
  TERRAFORM,
  {
    what: 'the azurerm provider',
    install:
      'test/up/azurerm-provider.sh DIRECTORY builds it in some 13 minutes; name DIRECTORY in VPC2VNET_AZURERM_PROVIDER',
    isMet: () => AZURERM_PROVIDER !== undefined,
  },
];
const missing = NEEDS.filter((need) => !need.isMet()).map(({ what, install }) => `${what} is not here (${install})`);
const MINUTES = 60_000;

/**
 * The whole product: its command line, the real CDK toolkit against moto, the real Terraform with the real azurerm
 * provider (5.2 sources, see test/up/azurerm-provider.sh) against an Azure Resource Manager in memory. That one accepts
 * what the provider sends without the rules of the real service: a policy that Azure would refuse passes here.
 */
describe('the command line, on moto and an Azure Resource Manager in memory', () => {
  let moto: Moto;
  let azure: AzureCloud;
  let link: Link;

  beforeAll(async () => {
    if (missing.length > 0) return;
    moto = await startMoto();
    azure = await startAzureCloud(AZURERM_PROVIDER ?? '');
    link = makeLink('whole', 'azurerm', { ...moto.env, ...azure.env });
  }, 2 * MINUTES);

  afterAll(async () => {
    if (missing.length > 0) return;
    await moto.stop();
    await azure.stop();
    link.remove();
  });

  const title = 'brings a link up, finds nothing to do, plans an edit by name, and takes everything down';
  if (missing.length > 0) test.skip(`${title}: skipped, ${missing.join(', ')}`, () => undefined);
  else
    test(
      title,
      async () => {
        const first = await link.run(['up', '--yes']);
        expect(first).toMatchObject({ code: 0, stderr: '' });

        const types = [...azure.emulator.resources.values()].map(({ type }) => type).sort();
        expect(types).toEqual([
          'Microsoft.Network/connections',
          'Microsoft.Network/localNetworkGateways',
          'Microsoft.Network/networkSecurityGroups',
          'Microsoft.Network/publicIPAddresses',
          'Microsoft.Network/virtualNetworkGateways',
          'Microsoft.Network/virtualNetworks',
          'Microsoft.Network/virtualNetworks/subnets',
          'Microsoft.Network/virtualNetworks/subnets',
          'Microsoft.Resources/resourceGroups',
        ]);
        const site = [...azure.emulator.resources.values()].find(({ type }) => type?.endsWith('/localNetworkGateways'));
        const publicIp = [...azure.emulator.resources.values()].find(({ type }) =>
          type?.endsWith('/publicIPAddresses'),
        );
        const cloud = await askCloud(moto, 'whole');
        expect(cloud.addresses.get(String(site?.properties?.['gatewayIpAddress']))).toMatch(/^i-/);
        expect(cloud.ingress).toContain(`udp 4500 from ${String(publicIp?.properties?.['ipAddress'])}/32`);

        const second = await link.run(['up']);
        expect(second.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });

        link.configure('ipsec:\n  dpdTimeoutSeconds: 60\n');
        const { changes } = JSON.parse((await link.run(['plan'])).stdout) as {
          changes: readonly { resource: string; action: string; effect?: { kind: string } }[];
        };
        expect(changes).toEqual([
          expect.objectContaining({
            resource: 'azurerm_virtual_network_gateway_connection.connection',
            action: 'replace',
            effect: expect.objectContaining({ kind: 'interrupts' }),
          }),
        ]);

        const declined = await link.run(['up']);
        expect(declined).toMatchObject({ code: 3, stderr: expect.stringContaining('--yes') });

        const down = await link.run(['down', '--yes']);
        expect(down.events.at(-1)).toMatchObject({ event: 'finished', result: 'done' });
        expect([...azure.emulator.resources.keys()]).toEqual([]);
        expect(await askCloud(moto, 'whole')).toMatchObject({ vpcs: 0, instances: 0 });
      },
      10 * MINUTES,
    );
});
