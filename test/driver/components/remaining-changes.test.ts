import {
  isOfTestHost,
  isOfTestVm,
  remainingChanges,
  remainingWarning,
} from '../../../lib/driver/components/remaining-changes';
import type { Change } from '../../../lib/driver/report/change';

const change = (action: Change['action'], resource: string): Change => ({
  component: 'azure',
  resource,
  type: resource.split('.')[0] ?? '',
  action,
  uncertain: false,
  properties: [],
});

const TAGS = change('update', 'azurerm_virtual_network.virtualNetwork');
const VM = change('create', 'azurerm_linux_virtual_machine.testVm');
const CONNECTION = change('create', 'azurerm_virtual_network_gateway_connection.connection');

describe('the changes that a deployment leaves pending', () => {
  test('may remain where the same change in place was pending before it', () => {
    expect(remainingChanges([TAGS], [TAGS])).toEqual([TAGS]);
  });

  test('are deployed again where they were not pending before', () => {
    expect(remainingChanges([change('create', TAGS.resource)], [TAGS])).toBeUndefined();
  });

  test('may remain where they are of a test VM, whatever they are', () => {
    expect(remainingChanges([VM, CONNECTION], [VM])).toEqual([VM]);
  });

  test('never remain where a resource of the tunnel is missing', () => {
    expect(remainingChanges([CONNECTION], [CONNECTION])).toBeUndefined();
    expect(remainingChanges([TAGS, CONNECTION], [TAGS, CONNECTION])).toBeUndefined();
  });

  test('are none where nothing is pending', () => {
    expect(remainingChanges([TAGS], [])).toBeUndefined();
  });

  test.each([
    [TAGS, 'name these in ignoreTags'],
    [VM, 'azure.testVm.enabled to false'],
  ])('are named with what to do: %j', (pending, remedy) => {
    expect(remainingWarning('Azure side', [pending])).toMatch(
      new RegExp(`^the Azure side was deployed, .*: ${pending.action} ${pending.resource}; .*${remedy}$`),
    );
  });

  test('are named with what to do about each where they are of a test VM and of others', () => {
    expect(remainingWarning('Azure side', [TAGS, VM])).toMatch(
      /azure\.testVm\.enabled to false; if .* name these in ignoreTags$/,
    );
  });
});

test.each([
  ['azurerm_linux_virtual_machine.testVm', true],
  ['azurerm_network_interface.testVmNetworkInterface', true],
  ['azurerm_virtual_network_gateway.gateway', false],
])('%s is of a test VM: %s', (address, expected) => {
  expect(isOfTestVm(address)).toBe(expected);
});

test.each([
  ['AWS::EC2::Instance test-host-1/Instance (testhost1Instance0A) not supported', true],
  ['AWS::EC2::Instance demo-router/test-host-1/Instance (testhost1Instance0A) not supported', true],
  ['AWS::EC2::Instance testhost1Instance0A not supported', true],
  ['AWS::EC2::Instance router-1/Instance (router1Instance0A) not beside test-host-1', false],
])('%s is of a test host: %s', (problem, expected) => {
  expect(isOfTestHost(problem)).toBe(expected);
});
