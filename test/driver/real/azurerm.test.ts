import { testWith } from '../../fixtures/needs';
import { ed25519 } from '../../fixtures/ssh-keys';
import { askCloud } from './cloud';
import { startAzureCloud, type AzureCloud } from './azure';
import { makeLink, type Link } from './link';
import { startMoto, type Moto } from './moto';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO, TERRAFORM } from './needs';

const NEEDS = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;

/**
 * The whole product: its command line, the real CDK toolkit against moto, the real Terraform with the real azurerm
 * provider (5.2 sources without other services, see test/driver/azurerm-provider.sh) against an Azure Resource Manager in
 * memory. That one accepts what the provider sends without the rules of the real service: a policy that Azure would
 * reject passes here.
 */
describe('the command line, on moto and an Azure Resource Manager in memory', () => {
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
    'brings a link up, finds nothing to do, plans an edit by name, and takes everything down',
    async () => {
      moto = await startMoto();
      azure = await startAzureCloud(AZURERM_MIRROR);
      link = makeLink('whole', 'azurerm', { ...moto.env, ...azure.env });

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
      const publicIp = [...azure.emulator.resources.values()].find(({ type }) => type?.endsWith('/publicIPAddresses'));
      const cloud = await askCloud(moto, 'whole');
      expect(cloud.addresses.get(String(site?.properties?.['gatewayIpAddress']))).toMatch(/^i-/);
      expect(cloud.ingress).toContain(`udp 4500 from ${String(publicIp?.properties?.['ipAddress'])}/32`);

      const second = await link.run(['up']);
      expect(second.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });

      link.configure({ ipsec: { dpdTimeoutSeconds: 60 } });
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

  testWith(
    NEEDS,
    'brings a link up where a policy sets tags, and has nothing to do once they are ignored',
    async () => {
      moto ??= await startMoto();
      azure ??= await startAzureCloud(AZURERM_MIRROR);
      azure.emulator.limit({ policyTags: { CreatedOn: '2026-11-26' } });
      const tagged = makeLink('tagged', 'azurerm', { ...moto.env, ...azure.env });

      const first = await tagged.run(['up', '--yes']);
      tagged.configure({ ignoreTags: ['CreatedOn'] });
      const second = await tagged.run(['up']);
      const down = await tagged.run(['down', '--yes']);
      azure.emulator.limit({});
      tagged.remove();

      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.events).toContainEqual({
        event: 'warning',
        text: expect.stringMatching(
          /^the Azure side was deployed, and these changes are still pending: .*update azurerm_virtual_network\.\w+.* name these in ignoreTags$/,
        ),
      });
      expect(second.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });
      expect(down).toMatchObject({ code: 0 });
    },
    10 * MINUTES,
  );

  testWith(
    NEEDS,
    'brings a link up without the test VM that Azure rejects for capacity',
    async () => {
      moto ??= await startMoto();
      azure ??= await startAzureCloud(AZURERM_MIRROR);
      azure.emulator.limit({ restrictedSizes: ['Standard_B2ats_v2'] });
      const vmless = makeLink('vmless', 'azurerm', {
        ...moto.env,
        ...azure.env,
        TF_VAR_adminSshPublicKey: ed25519(),
      });
      vmless.configure({ azure: { testVm: { enabled: true } } });

      const { code, stderr, events } = await vmless.run(['up', '--yes']);
      await vmless.run(['down', '--yes']);
      azure.emulator.limit({});
      vmless.remove();

      const warnings = events.flatMap((event) => (event.event === 'warning' ? [event.text] : []));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(warnings).toContainEqual(expect.stringContaining('may not use Standard_B2ats_v2 in westeurope'));
      expect(warnings).toContainEqual(expect.stringMatching(/^a test machine could not be created.*SkuNotAvailable/));
      expect(warnings).toContainEqual(
        expect.stringContaining('still pending: create azurerm_linux_virtual_machine.testVm;'),
      );
    },
    10 * MINUTES,
  );
});
