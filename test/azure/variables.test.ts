import { Construct } from 'constructs';
import { declareVariables } from '../../lib/azure/variables';
import type { Link } from '../../lib/model/link';
import { CONFIGS } from '../fixtures/configs';
import { bothSides, ELASTIC_IP } from '../fixtures/handoffs';
import { linkOf, SHORTEST } from '../fixtures/link-of';
import { ed25519, rsa } from '../fixtures/ssh-keys';
import { terraformWith } from '../fixtures/test-terraform';
import { linkFrom } from '../model/random-link';

const declared = (link: Link) =>
  terraformWith((stack) => {
    declareVariables(new Construct(stack, 'Variables'), link);
  }).variable;
const variables = (yaml = SHORTEST) => declared(linkOf(yaml, bothSides()));

describe('variables', () => {
  test('keep the names of the 2015 blog post, and their defaults are the values of the config', () => {
    const defaults = Object.fromEntries(Object.entries(variables()).map(([name, { default: value }]) => [name, value]));
    expect(defaults).toEqual({
      location: 'westeurope',
      vpcGatewayName: 'vpcGateway',
      vpcGatewayIpAddress: ELASTIC_IP,
      vpcAddressPrefix: '10.0.0.0/16',
      virtualNetworkName: 'azureVnet',
      azureVNetAddressPrefix: '10.3.0.0/16',
      subnetName: 'Subnet1',
      subnetPrefix: '10.3.0.0/24',
      gatewaySubnetPrefix: '10.3.255.224/27',
      gatewayPublicIPName: 'azureGatewayIP',
      gatewayName: 'azureGateway',
      connectionName: 'Azure2Aws',
      sharedKey: undefined,
      vmName: 'node-1',
      vmSize: 'Standard_B2ats_v2',
      adminUsername: 'ubuntu',
      adminSshPublicKey: undefined,
    });
  });

  test('of further subnets and ranges are named after them', () => {
    expect(variables(CONFIGS['several of everything'])).toMatchObject({
      subnetName_data: { default: 'data' },
      subnetPrefix_data: { default: '10.4.0.0/24' },
      azureVNetAddressPrefix_10_4_0_0_16: { default: '10.4.0.0/16' },
      vpcAddressPrefix_100_64_0_0_20: { default: '100.64.0.0/20' },
    });
  });

  test('of a second router, instance and test VM are named after them', () => {
    const two = linkFrom({
      name: 'link',
      sites: [{ name: 'aws', routers: [1, 2] }],
      instances: [0, 1],
      subnets: ['Subnet1'],
      ranges: ['10.3.0.0/16'],
      testVms: [1, 2],
    });
    const added = {
      vpcGatewayName_router_2: 'vpcGateway-router-2',
      vpcGatewayIpAddress_router_2: undefined,
      connectionName_router_2: 'Azure2Aws-router-2',
      gatewayPublicIPName2: 'azureGatewayIP-2',
      vmName2: 'node-2',
      vmSize2: 'Standard_B2ats_v2',
      adminUsername2: 'ubuntu',
      adminSshPublicKey2: undefined,
    };

    const before = Object.keys(variables());
    const others = Object.entries(declared(two)).filter(([name]) => !before.includes(name));
    expect(Object.fromEntries(others.map(([name, { default: value }]) => [name, value]))).toEqual(added);
  });

  test('of a pending Elastic IP have no default, so that Terraform asks', () => {
    expect(declared(linkOf())['vpcGatewayIpAddress']).not.toHaveProperty('default');
  });

  test('of a preview hold a documentation address', () => {
    const preview = declared(linkOf(SHORTEST, undefined, true));
    expect(preview['vpcGatewayIpAddress']?.['default']).toBe('198.51.100.10');
  });

  test('of the 2015 blog post that had no use are removed', () => {
    const gone = [
      'vpnType',
      'adminPassword',
      'newStorageAccountName',
      'storageAccountType',
      'imagePublisher',
      'imageOffer',
    ];
    expect(Object.keys(variables()).filter((name) => gone.includes(name))).toEqual([]);
  });

  test('all say what they are for', () => {
    expect(Object.values(variables()).filter(({ description }) => !/^[A-Z].*\.$/.test(String(description)))).toEqual(
      [],
    );
  });

  test('reject null', () => {
    expect(Object.values(variables()).map(({ nullable }) => nullable)).toEqual(
      Object.keys(variables()).map(() => false),
    );
  });
});

test('each variable without a default is checked, so that an empty string is rejected before anything else', () => {
  const pending = Object.values(declared(linkOf())).filter((variable) => !Object.hasOwn(variable, 'default'));

  expect(pending.map(({ validation }) => (validation as readonly unknown[] | undefined)?.length)).toEqual([1, 1, 1]);
});

/** Whether the condition of a variable holds for a value, as far as its pattern goes. */
function accepts(name: string, value: string): boolean {
  const [{ condition }] = declared(linkOf())[name]?.['validation'] as [{ condition: string }];
  const [, shape = ''] = /regex\("(.*)", var\.\w+\)/.exec(condition) ?? [];
  return new RegExp(shape).test(value);
}

describe("the variable of an administrator's public key", () => {
  test.each([
    ['an Ed25519 key', ed25519(), true],
    ['an Ed25519 key with a comment', `${ed25519()} me@host (laptop)`, true],
    ['an RSA key of 2048 bits', rsa(2048), true],
    ['an RSA key of 4096 bits', rsa(4096), true],
    ['an RSA key of 1024 bits', rsa(1024), false],
    ['an empty text', '', false],
    ['an Ed25519 key without its end', ed25519().slice(0, -1), false],
    ['two keys', `${ed25519()}\n${ed25519()}`, false],
    ['an ECDSA key', `ecdsa-sha2-nistp256 ${'A'.repeat(140)}`, false],
    ['the path to a key', '~/.ssh/id_ed25519.pub', false],
  ])('checks its value: %s', (_, value, accepted) => {
    expect(accepts('adminSshPublicKey', value)).toBe(accepted);
  });
});

describe("the variable of a router's address", () => {
  test.each([
    ['198.51.100.7', true],
    ['255.255.255.255', true],
    ['', false],
    ['198.51.100', false],
    ['198.51.100.256', false],
    ['198.51.100.7.', false],
    ['198.51.100.7/32', false],
    ['router.example', false],
  ])('checks its value: %p', (value, accepted) => {
    expect(accepts('vpcGatewayIpAddress', value)).toBe(accepted);
  });
});

describe('the variable of the shared key', () => {
  const key = variables()['sharedKey'];

  test('is sensitive', () => {
    expect(key).toMatchObject({ type: 'string', sensitive: true, nullable: false });
  });

  test('has no default', () => {
    expect(key).not.toHaveProperty('default');
  });

  test.each([
    ['the generated one', 'aB'.repeat(32), true],
    ['seven letters', 'abcdefg', false],
    ['a leading zero, which strongSwan may decode', '0xabcdefgh', false],
    ['a hyphen, which Azure refuses', 'abcdefgh-i', false],
    ['a space', 'abcdefgh i', false],
    ['129 letters', 'a'.repeat(129), false],
  ])('checks its value: %s', (_, value, accepted) => {
    const [{ condition }] = key?.['validation'] as [{ condition: string }];
    const [, shape = ''] = /regex\("(.*)", var\.sharedKey\)/.exec(condition) ?? [];
    expect(new RegExp(shape).test(value)).toBe(accepted);
  });
});
