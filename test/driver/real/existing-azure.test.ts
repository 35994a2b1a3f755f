import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writtenTerraformOf } from '../../fixtures/azure-stack';
import { configOf, type AzurePart } from '../../fixtures/config';
import { linkOf } from '../../fixtures/link-of';
import { testWith } from '../../fixtures/needs';
import { TERRAFORM, terraformCommand } from '../../fixtures/terraform';
import type { Resource } from '../emulator/azure-resources';
import { startAzureCloud, SUBSCRIPTION, type AzureCloud } from './azure';
import { AZURERM_MIRROR, AZURERM_PROVIDER } from './needs';

const NEEDS = [TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/network`;
const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const VNET = `${NETWORK}/virtualNetworks/hub`;
const SPOKE = `${NETWORK}/virtualNetworks/app1`;
const GATEWAY = `${NETWORK}/virtualNetworkGateways/gw`;
const PUBLIC_IP = `${NETWORK}/publicIPAddresses/gw-ip`;
const INPUTS = { TF_VAR_sharedKey: 'A'.repeat(64), TF_VAR_vpcGatewayIpAddress: '198.51.100.7' };

const run = promisify(execFile);

interface Outcome {
  readonly ok: boolean;
  /** What Terraform printed, on one line: it breaks its messages anywhere. */
  readonly text: string;
}

/** A folder with the synthesized stack, and Terraform in it. */
function projectOf(azure: AzurePart, env: Readonly<Record<string, string>>) {
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-existing-'));
  const stack = JSON.parse(writtenTerraformOf(linkOf(configOf({ azure })))) as {
    terraform: { backend: { local: { path: string } } };
  };
  stack.terraform.backend.local.path = join(directory, 'terraform.tfstate');
  writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(stack));
  const terraform = async (...args: readonly string[]): Promise<Outcome> => {
    const options = { cwd: directory, env: { ...process.env, ...INPUTS, ...env, CHECKPOINT_DISABLE: '1' } };
    try {
      const { stdout, stderr } = await run(terraformCommand() ?? '', [...args, '-no-color'], options);
      return { ok: true, text: oneLine(stdout + stderr) };
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
      return { ok: false, text: oneLine(stdout + stderr) };
    }
  };
  return { terraform, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

function oneLine(text: string): string {
  return text.replaceAll(/[│╷╵]/g, ' ').replaceAll(/\s+/g, ' ');
}

function networkBody(prefix: string): Resource {
  return { location: 'westeurope', properties: { addressSpace: { addressPrefixes: [prefix] } } };
}

const SUBNET: Resource = { properties: { addressPrefixes: ['10.40.255.0/27'], addressPrefix: '10.40.255.0/27' } };

function gatewayBody(properties: Readonly<Record<string, unknown>> = {}): Resource {
  return {
    location: 'westeurope',
    properties: {
      gatewayType: 'Vpn',
      vpnType: 'RouteBased',
      activeActive: false,
      sku: { name: 'VpnGw2AZ', tier: 'VpnGw2AZ', capacity: 2 },
      ipConfigurations: [
        {
          name: 'default',
          properties: {
            privateIPAllocationMethod: 'Dynamic',
            subnet: { id: `${VNET}/subnets/GatewaySubnet` },
            publicIPAddress: { id: PUBLIC_IP },
          },
        },
      ],
      ...properties,
    },
  };
}

/** What exists, as text, to compare it later. */
function contentOf({ emulator }: AzureCloud): string {
  return JSON.stringify([...emulator.resources].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The resources that were written, each once, below the network's group. */
function writtenTo({ emulator }: AzureCloud): readonly string[] {
  return [...new Set(emulator.writes.map((line) => line.replace(`${NETWORK}/`, '')))].sort();
}

/**
 * The real Terraform and the real azurerm provider against an Azure Resource Manager in memory that holds a network
 * already, with every write counted.
 */
describe('an Azure network that exists', () => {
  let azure: AzureCloud;

  beforeEach(async () => {
    azure = await startAzureCloud(AZURERM_MIRROR);
    azure.emulator.hold(GROUP, { location: 'northeurope', tags: { owner: 'network-team' } });
    azure.emulator.hold(VNET, networkBody('10.40.0.0/16'));
    azure.emulator.hold(SPOKE, networkBody('10.41.0.0/16'));
  });

  afterEach(() => azure.stop());

  function holdGateway(properties?: Readonly<Record<string, unknown>>): void {
    azure.emulator.hold(`${VNET}/subnets/GatewaySubnet`, SUBNET);
    azure.emulator.hold(PUBLIC_IP, { location: 'westeurope', sku: { name: 'Standard' }, properties: {} });
    azure.emulator.hold(GATEWAY, gatewayBody(properties));
  }

  const USES_GATEWAY: AzurePart = {
    vnet: { id: VNET, cidrs: ['10.40.0.0/16'] },
    gateway: { id: GATEWAY, publicIps: [PUBLIC_IP] },
  };

  testWith(
    NEEDS,
    'with its VPN gateway gets a local network gateway and a connection, and is unchanged after a destroy',
    async () => {
      holdGateway();
      const before = contentOf(azure);
      const project = projectOf(USES_GATEWAY, azure.env);

      const results = [await project.terraform('init'), await project.terraform('apply', '-auto-approve')];
      const written = writtenTo(azure);
      const again = await project.terraform('plan', '-detailed-exitcode');
      const outputs = await project.terraform('output', '-json', 'gatewayAddresses');
      const destroyed = await project.terraform('destroy', '-auto-approve');
      project.remove();

      expect(results).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
      expect(written).toEqual(['PUT connections/Azure2Aws-link', 'PUT localNetworkGateways/vpcGateway-link']);
      expect(again).toMatchObject({ ok: true });
      expect(outputs.text).toMatch(/^\["20\.105\.\d+\.7"\] ?$/);
      expect(destroyed).toMatchObject({ ok: true });
      expect(contentOf(azure)).toBe(before);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'without one gets a GatewaySubnet, a gateway and the peerings that were asked for, and is unchanged after a destroy',
    async () => {
      const before = contentOf(azure);
      const project = projectOf(
        {
          vnet: { id: VNET, cidrs: ['10.40.0.0/16'], gatewaySubnet: '10.40.255.0/27' },
          spokes: { app1: { id: SPOKE, cidrs: ['10.41.0.0/16'] } },
        },
        azure.env,
      );

      await project.terraform('init');
      const applied = await project.terraform('apply', '-auto-approve');
      const written = writtenTo(azure);
      const order = azure.emulator.writes.filter((line) => /Gateways\/azure|virtualNetworkPeerings/.test(line));
      const destroyed = await project.terraform('destroy', '-auto-approve');
      project.remove();

      expect(applied).toMatchObject({ ok: true });
      expect(written.filter((line) => line.includes('virtualNetworks/'))).toEqual([
        'PUT virtualNetworks/app1/virtualNetworkPeerings/to-hub',
        'PUT virtualNetworks/hub/subnets/GatewaySubnet',
        'PUT virtualNetworks/hub/virtualNetworkPeerings/to-app1',
      ]);
      expect(order.map((line) => line.replace(/.*\//, ''))).toEqual(['azureGateway', 'to-app1', 'to-hub']);
      expect(destroyed.ok ? '' : destroyed.text).toBe('');
      expect(contentOf(azure)).toBe(before);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'of the wrong kind is rejected in a sentence, before any write',
    async () => {
      const said = new Map<string, string>();
      for (const [title, properties] of WRONG) {
        holdGateway(properties);
        const project = projectOf(USES_GATEWAY, azure.env);
        await project.terraform('init');
        said.set(title, (await project.terraform('apply', '-auto-approve')).text);
        project.remove();
      }

      expect(said.get('policy-based')).toContain('The gateway gw must be route-based');
      expect(said.get('active-active')).toContain('The gateway gw must be active-standby');
      expect(said.get('Basic')).toContain('The gateway gw must have another SKU than Basic');
      expect(azure.emulator.writes).toEqual([]);
    },
    5 * MINUTES,
  );

  testWith(
    NEEDS,
    'with a GatewaySubnet that a gateway cannot use, or other prefixes, is rejected in a sentence, before any write',
    async () => {
      azure.emulator.hold(`${VNET}/subnets/GatewaySubnet`, {
        properties: {
          addressPrefixes: ['10.40.255.0/28'],
          addressPrefix: '10.40.255.0/28',
          networkSecurityGroup: { id: `${NETWORK}/networkSecurityGroups/nsg` },
        },
      });
      const small = projectOf({ vnet: { id: VNET, cidrs: ['10.40.0.0/16'] } }, azure.env);
      const other = projectOf({ location: 'northeurope', vnet: { id: VNET, cidrs: ['10.48.0.0/16'] } }, azure.env);

      await small.terraform('init');
      await other.terraform('init');
      const ofSubnet = await small.terraform('apply', '-auto-approve');
      const ofNetwork = await other.terraform('apply', '-auto-approve');
      small.remove();
      other.remove();

      expect(ofSubnet.text).toContain('The GatewaySubnet of the VNet hub must be /27 or larger');
      expect(ofSubnet.text).toContain('The GatewaySubnet of the VNet hub must have no network security group');
      expect(ofNetwork.text).toContain('The VNet hub must be in northeurope');
      expect(ofNetwork.text).toContain('The address space of the VNet hub must contain 10.48.0.0/16');
      expect(azure.emulator.writes).toEqual([]);
    },
    5 * MINUTES,
  );
});

const WRONG: readonly (readonly [title: string, properties: Readonly<Record<string, unknown>>])[] = [
  ['policy-based', { vpnType: 'PolicyBased' }],
  ['active-active', { activeActive: true }],
  ['Basic', { sku: { name: 'Basic', tier: 'Basic', capacity: 2 } }],
];
