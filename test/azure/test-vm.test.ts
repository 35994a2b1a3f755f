import { resourceOf, terraformOf } from '../fixtures/azure-stack';
import { configOf, type AzurePart } from '../fixtures/config';
import { planOf } from '../fixtures/plan-of';

const withVm = (testVm: AzurePart['testVm']) => planOf(configOf({ azure: { testVm } }));
const vm = (plan = planOf()) => resourceOf(terraformOf(plan), 'azurerm_linux_virtual_machine');

describe('the test VM', () => {
  test('runs Ubuntu 24.04', () => {
    expect(vm()['source_image_reference']).toEqual({
      publisher: 'Canonical',
      offer: 'ubuntu-24_04-lts',
      sku: 'server',
      version: 'latest',
    });
  });

  test.each(['Standard_B2pts_v2', 'Standard_D2ps_v5', 'Standard_D2plds_v5', 'Standard_E4-2pds_v6'])(
    'runs it for Arm on %s',
    (size) => {
      expect(vm(withVm({ size }))['source_image_reference']).toMatchObject({ sku: 'server-arm64' });
    },
  );

  test.each(['Standard_B1s', 'Standard_D2s_v5', 'Standard_NP10s', 'Standard_F2s_v2'])(
    'runs it for x86 on %s',
    (size) => {
      expect(vm(withVm({ size }))['source_image_reference']).toMatchObject({ sku: 'server' });
    },
  );

  test('takes no password', () => {
    expect(vm()).toMatchObject({ disable_password_authentication: true });
    expect(vm()).not.toHaveProperty('admin_password');
  });

  test('takes the SSH key of its administrator', () => {
    expect(vm()).toMatchObject({
      admin_username: '${var.adminUsername}',
      admin_ssh_key: [{ username: '${var.adminUsername}', public_key: '${var.adminSshPublicKey}' }],
    });
  });

  test('has no public IP', () => {
    expect(resourceOf(terraformOf(planOf()), 'azurerm_network_interface')['ip_configuration']).toEqual([
      { name: 'primary', subnet_id: '${azurerm_subnet.subnet1.id}', private_ip_address_allocation: 'Dynamic' },
    ]);
  });

  test('goes when the config says so, variables and all', () => {
    const terraform = terraformOf(withVm({ enabled: false }));
    expect(JSON.stringify(terraform)).not.toMatch(/linux_virtual_machine|network_interface"|vmName|adminUsername/);
  });

  test('gets names of its own when there are two', () => {
    const plan = planOf();
    const [first] = plan.azure.testVms;
    if (first === undefined) throw new Error('a link has a test VM');
    const two = { ...plan, azure: { ...plan.azure, testVms: [first, { ...first, name: 'node-2' }] } };
    expect(Object.keys(terraformOf(two).resource['azurerm_linux_virtual_machine'] ?? {})).toEqual([
      'testVm',
      'testVm2',
    ]);
  });
});
