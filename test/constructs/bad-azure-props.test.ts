import { SecretValue } from 'aws-cdk-lib/core';
import { Fn, TerraformLocal, TerraformVariable, type TerraformStack } from 'cdktf';
import { VpnConnection, VpnGateway, type VpnConnectionProps } from '../../lib/constructs/azure';
import { linesOf } from '../fixtures/lines-of';
import { terraformWith } from '../fixtures/test-terraform';

const PLACE = { resourceGroupName: 'rg', location: 'westeurope' } as const;
const NETWORK = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network';
const GATEWAY = { ...PLACE, name: 'to-aws', gatewaySubnetId: `${NETWORK}/virtualNetworks/v/subnets/GatewaySubnet` };
const CONNECTION = {
  ...PLACE,
  name: 'to-aws',
  gatewayId: `${NETWORK}/virtualNetworkGateways/to-aws`,
  routerAddress: '198.51.100.7',
  awsPrefixes: ['10.8.0.0/16'],
  sharedKey: '${var.key}',
};
const KEY = 'correct-horse-battery-staple';

/** Values as JavaScript may have them, beside props without a problem. */
type Bad = Readonly<Record<string, unknown>>;

const gatewayLines = (bad: Bad): readonly string[] =>
  linesOf(() => terraformWith((stack) => void new VpnGateway(stack, 'it', { ...GATEWAY, ...bad }))).map((line) =>
    line.replace('Stack/it: ', ''),
  );

const connectionLines = (bad: (stack: TerraformStack) => Bad): readonly string[] =>
  linesOf(() =>
    terraformWith((stack) => {
      new VpnConnection(stack, 'it', { ...CONNECTION, ...bad(stack) });
    }),
  ).map((line) => line.replace('Stack/it: ', ''));

test('props without a problem have no line', () => {
  expect([...gatewayLines({}), ...connectionLines(() => ({}))]).toEqual([]);
});

test.each<[string, Bad, string]>([
  [
    'a SKU that does not exist',
    { sku: 'VpnGw9AZ' },
    'sku must be one of VpnGw1AZ, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ, Basic, got "VpnGw9AZ"; the nearest is VpnGw1AZ',
  ],
  [
    'a SKU that Azure no longer creates',
    { sku: 'VpnGw1' },
    'sku must be a SKU that Azure still creates: creation was blocked in May 2025 and the SKU was retired on 30 September 2026, got "VpnGw1"; use VpnGw1AZ',
  ],
  [
    'a generation that the SKU does not have',
    { generation: 'Generation2' },
    'generation must be Generation1 for VpnGw1AZ, got "Generation2"; write Generation1, or leave the key out',
  ],
  [
    'zones of Basic',
    { sku: 'Basic', zones: ['1'] },
    'zones must be empty for Basic, whose public IP has no zones; leave the key out, or use VpnGw1AZ',
  ],
  ['a zone twice', { zones: ['1', '1'] }, 'zones must name each zone once; remove the duplicate'],
  [
    'zones in a location without',
    { location: 'West US', zones: ['1'] },
    'zones must be empty in westus, which has no availability zones; leave the key out, or choose a location with zones',
  ],
  [
    'no zones when the location is an expression',
    { location: '${var.location}' },
    'zones must be given when the location is an expression; set zones to 1, 2 and 3, or to none without zones',
  ],
  [
    'a location that does not exist',
    { location: 'westeurope9' },
    'location must be an Azure location that exists, got "westeurope9"; write westeurope, the nearest one, or add it to unlisted when it is newer than this version of vpc2vnet',
  ],
  [
    'a subnet with another name',
    { gatewaySubnetId: `${NETWORK}/virtualNetworks/v/subnets/default` },
    `gatewaySubnetId must be the id of a subnet with the name GatewaySubnet, got "${NETWORK.slice(0, 60)}…"; write the id of such a subnet of the app, or copy it whole`,
  ],
  ['no subnet', { gatewaySubnetId: undefined }, 'gatewaySubnetId is missing; add it as a string'],
  ['no name', { name: undefined }, 'name is missing; add it as a string'],
  [
    'a name that Azure rejects',
    { name: 'to aws' },
    'name must be 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last, got "to aws"; choose another name',
  ],
  [
    'a tag that Azure reads as no value',
    { tags: { owner: 'null' } },
    'tags.owner must not be the word null, which Azure rejects, got "null"; write another word, such as none',
  ],
  [
    'a SKU that is an expression',
    { sku: '${var.sku}' },
    'sku must be a literal, got an expression; write the value itself, which must be known to synthesis',
  ],
  [
    'a name that leaves no room for that of its public IP',
    { name: 'a'.repeat(80) },
    `publicIpName must be 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last, got "${'a'.repeat(60)}…"; choose another name`,
  ],
])('a gateway is rejected with %s', (_, bad, line) => {
  expect(gatewayLines(bad)).toEqual([line]);
});

test.each<[string, Bad, string]>([
  [
    'a name that leaves no room for that of its local network gateway',
    { name: 'a'.repeat(80) },
    `localNetworkGatewayName must be 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last, got "${'a'.repeat(60)}…"; choose another name`,
  ],
  [
    'a private router',
    { routerAddress: '10.0.0.1' },
    'routerAddress must be a public IPv4 address, and this is a private address, got "10.0.0.1"; write what the deployment of the other side printed',
  ],
  [
    'no prefix',
    { awsPrefixes: [] },
    'awsPrefixes must be a list of 1 to 50 items, got 0; add one, or leave the key out',
  ],
  ['no prefixes', { awsPrefixes: undefined }, 'awsPrefixes is missing; add it as a list'],
  [
    'a gateway that is not one',
    { gatewayId: 'to-aws' },
    'gatewayId must be the id of a virtual network gateway, /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworkGateways/NAME, got "to-aws"; copy it whole; `az network vnet-gateway list --resource-group GROUP --query "[].id" --output tsv` lists them',
  ],
  [
    'a timeout that Azure does not accept',
    { ipsec: { dpdTimeoutSeconds: 1 } },
    'ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 1; choose a number in this range',
  ],
  [
    'limits beside those of azure-default',
    { ipsec: { profile: 'azure-default', saLifeTimeSeconds: 3_600 } },
    'ipsec.saLifeTimeSeconds must not be set here: azure-default uses the limits of Azure, got 3600; remove it, or use the profile strong',
  ],
  ['no shared key', { sharedKey: undefined }, 'sharedKey is missing; use a sensitive TerraformVariable'],
])('a connection is rejected with %s', (_, bad, line) => {
  expect(connectionLines(() => bad)).toEqual([line]);
});

const NO_REFERENCE =
  'sharedKey must be an expression, one reference alone, because a literal would be in the template; use a sensitive TerraformVariable';

describe('a shared key is rejected without being printed', () => {
  test.each<[string, (stack: TerraformStack) => string]>([
    ['as a literal', () => KEY],
    ['as a literal with an empty expression', () => `\${""}${KEY}`],
    ['as a literal inside an expression', () => `\${"${KEY}"}`],
    ['as a literal with a reference behind it', () => `${KEY}\${var.key}`],
    ['from a function', () => Fn.join('', [KEY])],
    ['from a function of a secret', () => Fn.join('', [KEY, '${var.key}'])],
    ['from a local value', (stack) => new TerraformLocal(stack, 'key', KEY).asString],
    ['as plain text of the CDK', () => SecretValue.unsafePlainText(KEY).unsafeUnwrap()],
    ['as a token of the CDK, which CDKTF does not know', () => SecretValue.secretsManager('key').toString()],
  ])('%s', (_, keyIn) => {
    expect(connectionLines((stack) => ({ sharedKey: keyIn(stack) }))).toEqual([NO_REFERENCE]);
  });

  test('as the default of a variable', () => {
    const lines = connectionLines((stack) => ({
      sharedKey: new TerraformVariable(stack, 'key', { type: 'string', sensitive: true, default: KEY }).stringValue,
    }));

    expect(lines).toEqual([
      'sharedKey must not be a variable with a default, which would be in the template; use a sensitive TerraformVariable',
    ]);
  });
});

test.each<[string, (stack: TerraformStack) => string]>([
  ['a variable', (stack) => new TerraformVariable(stack, 'key', { type: 'string', sensitive: true }).stringValue],
  ['a local value of a variable', (stack) => new TerraformLocal(stack, 'key', '${var.key}').asString],
  ['an attribute of a data source', () => '${data.azurerm_key_vault_secret.key.value}'],
  ['an attribute of a resource', () => '${random_password.key[0].result}'],
])('a shared key is taken from %s', (_, keyIn) => {
  expect(connectionLines((stack) => ({ sharedKey: keyIn(stack) }))).toEqual([]);
});

function basicLines(ipsec: VpnConnectionProps['ipsec']): readonly string[] {
  return linesOf(() =>
    terraformWith((stack) => {
      const { gatewayId } = new VpnGateway(stack, 'gateway', { ...GATEWAY, sku: 'Basic' });
      new VpnConnection(stack, 'it', { ...CONNECTION, gatewayId, ipsec });
    }),
  ).map((line) => line.replace('Stack/it: ', ''));
}

test.each<[string, VpnConnectionProps['ipsec'], string]>([
  [
    'the default profile',
    undefined,
    'gatewayId must be a SKU that supports a custom IPsec policy, which the default profile, strong, uses, got "Basic"; write profile: azure-default under ipsec, or use VpnGw1AZ',
  ],
  [
    'a profile with a policy',
    { profile: 'compatible' },
    'ipsec.profile must be azure-default, because Basic supports no custom IPsec policy, got "compatible"; write profile: azure-default under ipsec, or use VpnGw1AZ',
  ],
  [
    'a choice of the initiator',
    { profile: 'azure-default', connectionMode: 'ResponderOnly' },
    'ipsec.connectionMode must be Default for Basic, got "ResponderOnly"; leave the key out, or use VpnGw1AZ',
  ],
])('a connection of a gateway of Basic is rejected with %s', (_, ipsec, line) => {
  expect(basicLines(ipsec)).toEqual([line]);
});

test('all problems of a gateway are reported at once', () => {
  expect(gatewayLines({ sku: 'VpnGw9AZ', location: 'westeurope9', name: '', gatewaySubnetId: 7 })).toHaveLength(4);
});
