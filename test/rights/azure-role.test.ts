import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureActionsFor, azureRole, subscriptionOf } from '../../lib/rights/azure-role';
import { AZURE_DATA, AZURE_TYPES } from '../../lib/rights/azure-types';
import { link as shortest } from '../config/case';
import { previewOfExample } from '../fixtures/examples';
import { allLinks, renderedYaml } from './links';

const RECORDED = JSON.parse(
  readFileSync(join(__dirname, '../../docs/recorded/azure-actions.json'), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;
const DEPLOYING = ['up', 'down'];
const LINKS = allLinks();
const SUBSCRIPTION = '3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16';

/**
 * What the recorded runs do not show: what Resource Manager checks for resources that a request refers to, and what a
 * link without test VM and without spokes does not need. `down` reads the connections of the gateway, which
 * test/driver/real/existing-networks.test.ts shows.
 */
const NOT_RECORDED = [
  'Microsoft.Compute/disks/delete',
  'Microsoft.Compute/disks/read',
  'Microsoft.Compute/disks/write',
  'Microsoft.Compute/locations/usages/read',
  'Microsoft.Compute/skus/read',
  'Microsoft.Compute/virtualMachines/deallocate/action',
  'Microsoft.Compute/virtualMachines/delete',
  'Microsoft.Compute/virtualMachines/powerOff/action',
  'Microsoft.Compute/virtualMachines/read',
  'Microsoft.Compute/virtualMachines/start/action',
  'Microsoft.Compute/virtualMachines/write',
  'Microsoft.Network/connections/sharedKey/write',
  'Microsoft.Network/networkInterfaces/delete',
  'Microsoft.Network/networkInterfaces/join/action',
  'Microsoft.Network/networkInterfaces/read',
  'Microsoft.Network/networkInterfaces/write',
  'Microsoft.Network/networkSecurityGroups/join/action',
  'Microsoft.Network/publicIPAddresses/join/action',
  'Microsoft.Network/virtualNetworkGateways/connections/read',
  'Microsoft.Network/virtualNetworks/peer/action',
  'Microsoft.Network/virtualNetworks/subnets/join/action',
  'Microsoft.Network/virtualNetworks/virtualNetworkPeerings/delete',
  'Microsoft.Network/virtualNetworks/virtualNetworkPeerings/read',
  'Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write',
];

describe('the custom roles', () => {
  const { stack } = renderedYaml('shortest', shortest());

  test.each(Object.entries(RECORDED))('cover what %s asked the emulator for', (verb, actions) => {
    const granted = azureActionsFor(stack, DEPLOYING.includes(verb) ? 'deploy' : 'read');

    expect(actions.filter((action) => !granted.includes(action))).toEqual([]);
  });

  test('have the actions that were recorded, and those that runs cannot show', () => {
    const granted = new Set(LINKS.flatMap((each) => azureActionsFor(each.stack, 'deploy')));
    const recorded = Object.values(RECORDED).flat();

    expect([...granted].sort()).toEqual([...new Set([...recorded, ...NOT_RECORDED])].sort());
  });

  test('let the reading identity write nothing', () => {
    expect(azureActionsFor(stack, 'read').filter((action) => !/\/(read|sharedKey\/action)$/.test(action))).toEqual([]);
  });

  test('without a test VM have nothing of Microsoft.Compute', () => {
    const without = renderedYaml('without', shortest('', { location: 'westeurope, testVm: {enabled: false}' }));

    expect(azureActionsFor(without.stack, 'deploy').filter((action) => action.startsWith('Microsoft.Compute'))).toEqual(
      [],
    );
  });
});

describe('the tables of Terraform types', () => {
  test('have a row for each type that a link creates, and no other', () => {
    const types = LINKS.flatMap(({ stack }) => Object.keys(stack.resource ?? {}));

    expect(Object.keys(AZURE_TYPES).sort()).toEqual([...new Set(types)].sort());
  });

  test('have a row for each type that a link reads, and no other', () => {
    const types = LINKS.flatMap(({ stack }) => Object.keys(stack.data ?? {}));

    expect(Object.keys(AZURE_DATA).sort()).toEqual([...new Set(types)].sort());
  });
});

describe('where a custom role is assigned', () => {
  const scopesOf = (name: string): readonly string[] => {
    const { link, stack } = LINKS.find((each) => each.name === name) ?? renderedYaml('shortest', shortest());
    return azureRole(link, stack, 'deploy', SUBSCRIPTION).AssignableScopes;
  };

  test('is the subscription, for a link that creates its resource group', () => {
    expect(scopesOf('minimal')).toEqual([`/subscriptions/${SUBSCRIPTION}`]);
  });

  test('is the resource group, for one that uses an existing group and VNet of it', () => {
    expect(scopesOf('existing-networks')).toEqual([`/subscriptions/${SUBSCRIPTION}/resourceGroups/network`]);
  });

  test('is the group of each existing resource that the link changes or joins', () => {
    expect(scopesOf('every-other-key.yaml')).toEqual([`/subscriptions/${SUBSCRIPTION}/resourceGroups/network`]);
  });
});

describe('the subscription of a link', () => {
  test('is that of the ids in the config', () => {
    expect(subscriptionOf(previewOfExample('existing-networks'))).toBe(SUBSCRIPTION);
  });

  test('is not known without one', () => {
    expect(subscriptionOf(previewOfExample('minimal'))).toBeUndefined();
  });
});
