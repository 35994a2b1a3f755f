import { templateChanges } from '../../../lib/driver/aws/cloudformation-changes';
import { editFindings } from '../../../lib/driver/preflight/edit-findings';
import { componentIn } from '../../lives/model/clouds';
import { configWith, stackOf } from '../../edits/deployments';
import { linkOf } from '../../fixtures/link-of';
import type { Change } from '../../../lib/driver/report/change';
import { COMPONENTS } from '../../fixtures/components';

const subnets = (cidr: string, availabilityZone: string) =>
  configWith({ aws: { vpc: { subnets: [{ name: 'edge', cidr, availabilityZone }] } } });
const BASE = subnets('10.0.0.0/24', 'a');

/** What is found where the network has changes from the base to another config. */
function foundFor(yaml: string) {
  const changes = templateChanges('network', stackOf(BASE, 'network'), stackOf(yaml, 'network'));
  const component = componentIn(linkOf(BASE), 'network');
  return editFindings([{ component, state: { label: 'changes pending', changes } }]);
}

describe('an edit of a subnet', () => {
  test('to another zone with the same range is a problem, with what to do', () => {
    expect(foundFor(subnets('10.0.0.0/24', 'b'))).toEqual([
      {
        kind: 'problem',
        text: expect.stringMatching(
          /^the subnet \w+ is to move to another zone and keep its range: .* give it another range/,
        ),
      },
    ]);
  });

  test.each([
    ['to another range', '10.0.1.0/24', 'a'],
    ['to another range and zone', '10.0.1.0/24', 'b'],
    ['to the same', '10.0.0.0/24', 'a'],
  ])('%s is no problem', (_, cidr, zone) => {
    expect(foundFor(subnets(cidr, zone))).toEqual([]);
  });
});

/** What is found where Terraform plans these changes. */
function foundInAzure(...changes: readonly Pick<Change, 'resource' | 'action'>[]) {
  const whole = changes.map(({ resource, action }): Change => ({
    component: 'azure',
    resource,
    type: resource.replace(/\..*/, ''),
    action,
    uncertain: false,
    properties: [],
  }));
  return editFindings([{ component: COMPONENTS.azure, state: { label: 'changes pending', changes: whole } }]);
}

describe('an edit of the prefix of a VNet subnet', () => {
  test('is a problem for the GatewaySubnet of a gateway that stays', () => {
    expect(foundInAzure({ resource: 'azurerm_subnet.gatewaySubnet', action: 'update' })).toEqual([
      {
        kind: 'problem',
        text: expect.stringMatching(/^azurerm_subnet\.gatewaySubnet .* keep azure\.vnet\.gatewaySubnet/),
      },
    ]);
  });

  test('is a warning for another one, which may be in use', () => {
    expect(foundInAzure({ resource: 'azurerm_subnet.subnet1', action: 'update' })).toEqual([
      { kind: 'warning', text: expect.stringMatching(/^azurerm_subnet\.subnet1 .* azure\.testVm\.enabled: false/) },
    ]);
  });

  test('is not looked for where a subnet is created', () => {
    expect(foundInAzure({ resource: 'azurerm_subnet.more', action: 'create' })).toEqual([]);
  });
});

describe('an edit that replaces what other resources refer to', () => {
  test.each([
    ['azurerm_public_ip.a', 'azurerm_virtual_network_gateway.b', 'azure.names.gatewayPublicIp'],
    ['azurerm_virtual_network.a', 'azurerm_virtual_network_gateway.b', 'azure.names.virtualNetwork'],
    ['azurerm_local_network_gateway.a', 'azurerm_virtual_network_gateway_connection.b', 'localNetworkGateway'],
    ['azurerm_network_security_group.a', 'azurerm_subnet_network_security_group_association.b', 'networkSecurityGroup'],
  ])('%s is a problem, and names the keys', (replaced, user, key) => {
    const [finding, ...others] = foundInAzure(
      { resource: replaced, action: 'replace' },
      { resource: user, action: 'update' },
      { resource: 'azurerm_subnet.c', action: 'replace' },
    );

    expect([finding?.kind, others]).toEqual(['problem', []]);
    expect(finding?.text).toContain(key);
  });

  test('is no problem where these are replaced, too', () => {
    const found = foundInAzure(
      { resource: 'azurerm_public_ip.a', action: 'replace' },
      { resource: 'azurerm_virtual_network_gateway.b', action: 'replace' },
    );

    expect(found).toEqual([]);
  });

  test('with another location is one problem', () => {
    const found = foundInAzure(
      { resource: 'azurerm_virtual_network.a', action: 'replace' },
      { resource: 'azurerm_network_security_group.b', action: 'replace' },
      { resource: 'azurerm_subnet_network_security_group_association.c', action: 'update' },
    );

    expect(found).toEqual([{ kind: 'problem', text: expect.stringContaining('azure.location') }]);
  });
});

test('a subnet that the test VM leaves is a warning', () => {
  const found = foundInAzure(
    { resource: 'azurerm_subnet.first', action: 'delete' },
    { resource: 'azurerm_network_interface.testVmNetworkInterface', action: 'update' },
  );

  expect(found).toEqual([{ kind: 'warning', text: expect.stringContaining('azurerm_subnet.first is to be deleted') }]);
});
