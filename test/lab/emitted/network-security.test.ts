import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNetworkSecurity } from '../../../lib/lab/emitted/network-security';
import { networkSecurityFilter } from '../../../lib/lab/stand-ins/network-security-filter';
import type { TerraformJson } from '../../../lib/lab/emitted/terraform-json';

const STACK = 'cdktf.out/stacks/custom-crypto-azure/cdk.tf.json';
const EMITTED = JSON.parse(
  readFileSync(join(__dirname, '../../../examples/custom-crypto/expected', STACK), 'utf8'),
) as TerraformJson;
const NETWORKS = ['10.20.0.0/16', '10.10.0.0/16'];

/** A stack with a subnet that is associated with a group of these rules. */
function stackWith(...rules: readonly object[]): TerraformJson {
  const association = { subnet_id: '${azurerm_subnet.vms.id}', network_security_group_id: GROUP };
  return {
    resource: {
      azurerm_subnet_network_security_group_association: { one: association },
      azurerm_network_security_group: { group: { security_rule: rules } },
    },
  };
}
const GROUP = '${azurerm_network_security_group.group.id}';
const RULE = { name: 'x', priority: 100, direction: 'Inbound', access: 'Allow', protocol: '*' };

/** The filter's rules of one direction. */
function chain(name: string, terraform: TerraformJson): readonly string[] {
  const lines = networkSecurityFilter(readNetworkSecurity(terraform, 'vms') ?? [], 'vnet0', NETWORKS);
  const from = lines.indexOf(`chain ${name} {`) + 1;
  return lines.slice(from, lines.indexOf('}', from));
}

describe('the lab’s network security group', () => {
  test('is the emitted group of the subnet, with every prefix of the VPC', () => {
    expect(readNetworkSecurity(EMITTED, 'subnet_apps')).toMatchObject([
      { name: 'AllowPingFromAws', protocol: 'icmp', from: { prefixes: ['10.10.0.0/16', '100.64.0.0/20'] } },
      { name: 'AllowFromAws', protocol: undefined, allows: true },
    ]);
  });

  test('is undefined for a subnet without one', () => {
    expect(readNetworkSecurity(EMITTED, 'gatewaySubnet')).toBeUndefined();
  });

  test('applies its rules by priority, then the default rules of Azure', () => {
    const late = { ...RULE, priority: 200, protocol: 'Tcp', destination_port_range: '22' };
    const early = { ...RULE, access: 'Deny', source_address_prefix: 'Internet' };

    expect(chain('inbound', stackWith(late, early))).toEqual([
      'ip saddr != { 10.20.0.0/16, 10.10.0.0/16 } drop',
      'ip protocol tcp tcp dport { 22 } accept',
      'ip saddr { 10.20.0.0/16, 10.10.0.0/16 } ip daddr { 10.20.0.0/16, 10.10.0.0/16 } accept',
      'drop',
    ]);
  });

  test('allows outbound traffic to the other network and the internet by default', () => {
    expect(chain('outbound', stackWith())).toEqual([
      'ip saddr { 10.20.0.0/16, 10.10.0.0/16 } ip daddr { 10.20.0.0/16, 10.10.0.0/16 } accept',
      'ip daddr != { 10.20.0.0/16, 10.10.0.0/16 } accept',
      'drop',
    ]);
  });

  test('is rejected when the lab cannot emulate a rule', () => {
    expect(() => readNetworkSecurity(stackWith({ ...RULE, protocol: 'Esp' }), 'vms')).toThrow("protocol 'esp'");
    expect(() => chain('inbound', stackWith({ ...RULE, source_address_prefix: 'AzureCloud' }))).toThrow(
      "cannot emulate 'AzureCloud' of the network security rule x",
    );
  });
});
