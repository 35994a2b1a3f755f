import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command, testWith } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { startAzureCloud, SUBSCRIPTION, type AzureCloud } from './azure';
import { askCloud } from './cloud';
import { handoffOf, makeLink, steps, type Link } from './link';
import { startMoto, type Moto } from './moto';
import { MOTO } from './needs';

const OPENSSL = command('openssl', 'install the package openssl');
const UP_NEEDS = [OPENSSL, MOTO, TERRAFORM];
const MINUTES = 60_000;
const COMMAND = join(__dirname, '../../../bin/vpc2vnet.js');
const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/network/providers/Microsoft.Network`;
const VNET = `${NETWORK}/virtualNetworks/hub`;
const GATEWAY = `${NETWORK}/virtualNetworkGateways/gw`;
const PUBLIC_IP = `${NETWORK}/publicIPAddresses/gw-ip`;

/** The command as a person types it, against a Resource Manager in memory that holds a network already. */
describe('an Azure network that exists, read by discover', () => {
  let azure: AzureCloud;
  let moto: Moto;
  const links: Link[] = [];
  const link = (name: string, env: Readonly<Record<string, string>> = {}): Link => {
    const made = makeLink(name, 'terraform_data', { ...env, ...azure.env });
    links.push(made);
    made.configure({ azure: { testVm: { enabled: false }, vnet: { id: VNET } } });
    return made;
  };
  const discover = (at: Link, ...args: readonly string[]) =>
    new Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>((done) => {
      const env = { ...process.env, ...azure.env };
      const child = spawn(process.execPath, [COMMAND, 'discover', ...args], { cwd: at.directory, env });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
      child.on('close', (code) => done({ code, stdout, stderr }));
    });

  beforeAll(async () => {
    if (UP_NEEDS.every((need) => need.isMet())) moto = await startMoto();
  }, 2 * MINUTES);

  afterAll(async () => {
    await moto?.stop();
  }, MINUTES);

  beforeEach(async () => {
    if (!OPENSSL.isMet()) return;
    azure = await startAzureCloud('/nothing-here');
    azure.emulator.hold(VNET, {
      location: 'westeurope',
      properties: { addressSpace: { addressPrefixes: ['10.40.0.0/16'] } },
    });
    azure.emulator.hold(`${VNET}/subnets/GatewaySubnet`, { properties: { addressPrefix: '10.40.255.0/27' } });
  });

  afterEach(async () => {
    await azure?.stop();
    for (const made of links.splice(0)) made.remove();
  });

  function holdGateway(properties: Readonly<Record<string, unknown>> = {}): void {
    const address = { subnet: { id: `${VNET}/subnets/GatewaySubnet` }, publicIPAddress: { id: PUBLIC_IP } };
    azure.emulator.hold(GATEWAY, {
      location: 'westeurope',
      properties: {
        gatewayType: 'Vpn',
        vpnType: 'RouteBased',
        activeActive: false,
        sku: { name: 'VpnGw2AZ' },
        ipConfigurations: [{ name: 'default', properties: address }],
        ...properties,
      },
    });
  }

  function holdConnection(): void {
    const branch = `${NETWORK}/localNetworkGateways/branch`;
    azure.emulator.hold(branch, { properties: { localNetworkAddressSpace: { addressPrefixes: ['10.0.0.0/16'] } } });
    azure.emulator.hold(`${NETWORK}/connections/branch`, {
      properties: { virtualNetworkGateway1: { id: GATEWAY }, localNetworkGateway2: { id: branch } },
    });
  }

  testWith(
    [OPENSSL],
    'is kept in the hand-off with its gateway, is compared later, and is written to by nobody',
    async () => {
      holdGateway();
      const known = link('known');

      const found = await discover(known);
      const kept = handoffOf(known).found;
      const unchanged = await discover(known, '--check');
      azure.emulator.hold(VNET, {
        location: 'westeurope',
        properties: { addressSpace: { addressPrefixes: ['10.40.0.0/16', '10.48.0.0/16'] } },
      });
      const changed = await discover(known, '--check');

      expect(found).toMatchObject({ code: 0, stderr: '' });
      expect(found.stdout).toContain('VPN gateway    gw, VpnGw2AZ, RouteBased');
      expect(kept).toEqual({
        vnet: {
          id: VNET,
          cidrs: ['10.40.0.0/16'],
          gatewaySubnet: '10.40.255.0/27',
          gateway: { id: GATEWAY, publicIps: [PUBLIC_IP] },
        },
      });
      expect(unchanged).toMatchObject({ code: 0, stderr: '' });
      expect(changed.code).toBe(1);
      expect(changed.stdout).toContain('changed: hub has the prefix 10.48.0.0/16, which is not in azure.vnet.cidrs');
      expect(azure.emulator.writes).toEqual([]);
    },
    2 * MINUTES,
  );

  testWith(
    [OPENSSL],
    'is not kept where its gateway or a connection of others is in the way',
    async () => {
      const blocked = link('blocked');
      holdGateway({ vpnType: 'PolicyBased' });
      const kind = await discover(blocked);
      holdGateway();
      holdConnection();
      const connection = await discover(blocked);

      expect(kind).toMatchObject({ code: 1, stderr: '' });
      expect(kind.stdout).toContain('blocker: the gateway gw is PolicyBased; replace it by a route-based gateway');
      expect(connection).toMatchObject({ code: 1, stderr: '' });
      expect(connection.stdout).toContain('blocker: the connection branch leads to 10.0.0.0/16; remove the prefix');
      expect(existsSync(join(blocked.directory, 'handoff.json'))).toBe(false);
    },
    2 * MINUTES,
  );

  testWith(
    [OPENSSL],
    'is rejected by its id where it does not exist, and by the missing action where the identity may not read it',
    async () => {
      holdGateway();
      const unread = link('unread');
      azure.emulator.limit({ denied: ['Microsoft.Network/virtualNetworkGateways/read'] });
      const denied = await discover(unread);
      azure.emulator.limit({});
      unread.configure({ azure: { vnet: { id: `${VNET}-2` } } });
      const gone = await discover(unread);

      expect(denied).toEqual({
        code: 2,
        stdout: '',
        stderr: `this identity may not do Microsoft.Network/virtualNetworkGateways/read at ${GATEWAY}; get a role with this action there, such as Reader\n`,
      });
      expect(gone).toEqual({
        code: 2,
        stdout: '',
        stderr: `azure.vnet.id is ${VNET}-2, which does not exist; correct the id, or remove the key to have one created\n`,
      });
    },
    2 * MINUTES,
  );

  testWith(
    [OPENSSL],
    'is read without its connections, with a warning, where the identity may not read these',
    async () => {
      holdGateway();
      const partly = link('partly');
      azure.emulator.limit({ denied: ['Microsoft.Network/virtualNetworkGateways/connections/read'] });

      const found = await discover(partly);

      expect(found).toMatchObject({ code: 0, stderr: '' });
      expect(found.stdout).toContain(
        `warning: this identity may not do Microsoft.Network/virtualNetworkGateways/connections/read at ${GATEWAY}/connections; get a role`,
      );
    },
    2 * MINUTES,
  );

  testWith(
    UP_NEEDS,
    'stops plan and up before anything is created when it has changed since',
    async () => {
      holdGateway();
      const stopped = link('stopped', moto.env);
      await discover(stopped);
      holdGateway({ activeActive: true });

      const plan = await stopped.run(['plan']);
      const up = await stopped.run(['up', '--yes']);

      for (const run of [plan, up]) {
        expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('the gateway gw is active-active') });
        expect(steps(run)).toEqual([]);
      }
      expect((await askCloud(moto, 'stopped')).addresses.size).toBe(0);
    },
    3 * MINUTES,
  );
});
