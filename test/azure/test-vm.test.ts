import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { TestVm, type TestVmProps } from '../../lib/azure/test-vm';
import { resourceOf, type Terraform } from '../fixtures/azure-stack';
import { PLACEMENT, terraformWith } from '../fixtures/test-terraform';

function build(...vms: readonly Partial<TestVmProps>[]): Terraform {
  return terraformWith((stack) => {
    const subnet = new Subnet(stack, 'Subnet', {
      resourceGroupName: 'rg',
      virtualNetworkName: 'vnet',
      name: 'apps',
      addressPrefixes: ['10.3.0.0/24'],
    });
    vms.forEach((props, index) => {
      new TestVm(stack, `Vm${index}`, {
        placement: PLACEMENT,
        subnet,
        name: 'node',
        size: 'Standard_B2ats_v2',
        adminUsername: 'ubuntu',
        sshPublicKey: 'ssh-ed25519 AAAA',
        ...props,
      });
    });
  });
}

const VM = 'azurerm_linux_virtual_machine';
const vm = (props: Partial<TestVmProps> = {}) => resourceOf(build(props), VM);

describe('the test VM', () => {
  test('runs Ubuntu 24.04 for x64 by default', () => {
    expect(vm()['source_image_reference']).toEqual({
      publisher: 'Canonical',
      offer: 'ubuntu-24_04-lts',
      sku: 'server',
      version: 'latest',
    });
  });

  test('runs it for Arm where its size is of that processor', () => {
    expect(vm({ architecture: 'arm64' })['source_image_reference']).toMatchObject({ sku: 'server-arm64' });
  });

  test('has its name and size', () => {
    expect(vm()).toMatchObject({ name: 'node', size: 'Standard_B2ats_v2', resource_group_name: 'rg' });
  });

  test('takes no password', () => {
    expect(vm()).toMatchObject({ disable_password_authentication: true });
    expect(vm()).not.toHaveProperty('admin_password');
  });

  test('takes the SSH key of its administrator', () => {
    expect(vm()).toMatchObject({
      admin_username: 'ubuntu',
      admin_ssh_key: [{ username: 'ubuntu', public_key: 'ssh-ed25519 AAAA' }],
    });
  });

  test('has no public IP', () => {
    expect(resourceOf(build({}), 'azurerm_network_interface')['ip_configuration']).toEqual([
      { name: 'primary', subnet_id: '${azurerm_subnet.Subnet.id}', private_ip_address_allocation: 'Dynamic' },
    ]);
  });

  test('has names by its tail', () => {
    expect(Object.keys(build({}, { tail: '2' }).resource[VM] ?? {})).toEqual(['testVm', 'testVm2']);
  });
});
