import { testWith } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { ed25519 } from '../../fixtures/ssh-keys';
import { askCloud } from './cloud';
import { startAzureCloud, type AzureCloud } from './azure';
import { makeLink, steps, type Link, type Run } from './link';
import { startMoto, type Moto } from './moto';
import { AZURERM_MIRROR, AZURERM_PROVIDER, MOTO } from './needs';

const NEEDS = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;
/** The size of the test VM. */
const VM_SIZE = 'Standard_B2ats_v2';

/**
 * The whole product: its command line, the real CDK toolkit against moto, the real Terraform with the real azurerm
 * provider (5.2 sources without other services, see test/driver/azurerm-provider.sh) against an Azure Resource Manager in
 * memory. That one accepts what the provider sends without the rules of the real service: a policy that Azure would
 * reject passes here. One link of two regions, from its first deployment to its removal: each test continues where the
 * one before ended.
 */
describe('the command line, on moto and an Azure Resource Manager in memory', () => {
  let moto: Moto;
  let azure: AzureCloud;
  let link: Link;
  let first: Run;

  beforeAll(async () => {
    if (!NEEDS.every((need) => need.isMet())) return;
    moto = await startMoto();
    azure = await startAzureCloud(AZURERM_MIRROR);
    azure.emulator.limit({ policyTags: { CreatedOn: '2026-11-26' }, restrictedSizes: [VM_SIZE] });
    link = makeLink('whole', 'azurerm', { ...moto.env, ...azure.env, TF_VAR_adminSshPublicKey: ed25519() });
    link.configure({
      azure: { testVm: { enabled: true } },
      sites: { virginia: { region: 'us-east-1', vpc: { cidrs: ['10.1.0.0/16'] } } },
    });
    first = await link.run(['up', '--yes']);
  }, 5 * MINUTES);

  afterAll(async () => {
    await moto?.stop();
    await azure?.stop();
    link?.remove();
  }, MINUTES);

  const warnings = (): readonly string[] =>
    first.events.flatMap((event) => (event.event === 'warning' ? [event.text] : []));

  testWith(NEEDS, 'brings a link up where a policy sets tags and Azure rejects the size of the test VM', async () => {
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const resources = [...azure.emulator.resources.values()];
    const gateways = resources.filter(({ type }) => type?.endsWith('/localNetworkGateways'));
    const publicIp = resources.find(({ type }) => type?.endsWith('/publicIPAddresses'));
    const cloud = await askCloud(moto, 'whole');
    const addresses = gateways.map(({ properties }) => String(properties?.['gatewayIpAddress']));
    // The other router is in another region than the one that is asked.
    const routers = addresses.flatMap((address) => cloud.addresses.get(address) ?? []);
    expect(routers).toEqual([expect.stringMatching(/^i-/)]);
    expect(cloud.ingress).toContain(`udp 4500 from ${String(publicIp?.properties?.['ipAddress'])}/32`);
  });

  testWith(NEEDS, 'deploys the networks of both sites, then the VPN gateway, then both routers', () => {
    // The Azure side twice: tags that a policy sets are pending after the first deployment.
    expect([...new Set(steps(first))]).toEqual(['network', 'virginia-network', 'azure', 'router', 'virginia-router']);
  });

  testWith(NEEDS, 'reports the test VM that is missing, and why', () => {
    expect(warnings()).toContainEqual(expect.stringContaining(`may not use ${VM_SIZE} in westeurope`));
    expect(warnings()).toContainEqual(expect.stringMatching(/^a test machine could not be created.*SkuNotAvailable/));
    expect(warnings()).toContainEqual(expect.stringContaining('create azurerm_linux_virtual_machine.testVm'));
  });

  testWith(NEEDS, 'reports the tags of the policy, and how to ignore them', () => {
    expect(warnings()).toContainEqual(
      expect.stringMatching(
        /^the Azure side was deployed, and these changes are still pending: .*update azurerm_virtual_network\.\w+.* name these in ignoreTags$/,
      ),
    );
  });

  testWith(
    NEEDS,
    'has nothing to do once the tags are ignored and the test VM is not asked for',
    async () => {
      link.configure({ ignoreTags: ['CreatedOn'], azure: { testVm: { enabled: false } } });
      expect(await link.run(['up', '--yes'])).toMatchObject({ code: 0, stderr: '' });

      const again = await link.run(['up']);

      expect(again.events.at(-1)).toMatchObject({ event: 'finished', result: 'nothing-to-do' });
      expect([...azure.emulator.resources.values()].map(({ type }) => type).sort()).toEqual([
        'Microsoft.Network/connections',
        'Microsoft.Network/connections',
        'Microsoft.Network/localNetworkGateways',
        'Microsoft.Network/localNetworkGateways',
        'Microsoft.Network/networkSecurityGroups',
        'Microsoft.Network/publicIPAddresses',
        'Microsoft.Network/virtualNetworkGateways',
        'Microsoft.Network/virtualNetworks',
        'Microsoft.Network/virtualNetworks/subnets',
        'Microsoft.Network/virtualNetworks/subnets',
        'Microsoft.Resources/resourceGroups',
      ]);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'has a tunnel of each site at the one VPN gateway',
    async () => {
      const { tunnels } = JSON.parse((await link.run(['status'])).stdout) as { readonly tunnels: readonly unknown[] };

      expect(tunnels).toEqual([
        expect.objectContaining({ router: 'router-1', state: 'up' }),
        expect.objectContaining({ router: 'virginia/router-1', state: 'up' }),
      ]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    'plans an edit by name, and asks before it',
    async () => {
      link.configure({ ipsec: { dpdTimeoutSeconds: 60 } });

      const { changes } = JSON.parse((await link.run(['plan'])).stdout) as {
        changes: readonly { resource: string; action: string; effect?: { kind: string } }[];
      };
      const declined = await link.run(['up']);

      expect(changes).toEqual(
        ['connection', 'connection_virginia'].map((name) =>
          expect.objectContaining({
            resource: `azurerm_virtual_network_gateway_connection.${name}`,
            action: 'replace',
            effect: expect.objectContaining({ kind: 'interrupts' }),
          }),
        ),
      );
      expect(declined).toMatchObject({ code: 3, stderr: expect.stringContaining('--yes') });
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'takes everything down',
    async () => {
      const down = await link.run(['down', '--yes']);

      expect(down.events.at(-1)).toMatchObject({ event: 'finished', result: 'done' });
      expect([...azure.emulator.resources.keys()]).toEqual([]);
      expect(await askCloud(moto, 'whole')).toMatchObject({ vpcs: 0, instances: 0 });
    },
    5 * MINUTES,
  );
});
