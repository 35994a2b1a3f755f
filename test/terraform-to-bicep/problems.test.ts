import { describeProblem, emitAzure, EmitError, type EmitOptions } from '../../lib/terraform-to-bicep';
import { allCases } from './support/cases';
import { stackOf, stackOfOne } from './support/stacks';

const VNET = { address_space: ['10.0.0.0/16'] };
const PLACED = { name: 'it', resource_group_name: 'g', location: '${var.location}' };
const CONNECTION = { type: 'IPsec', virtual_network_gateway_id: '/gateway', local_network_gateway_id: '/local' };
const POLICY = {
  dh_group: 'ECP384',
  ike_encryption: 'AES256',
  ike_integrity: 'SHA384',
  ipsec_encryption: 'GCMAES256',
  ipsec_integrity: 'GCMAES256',
  pfs_group: 'ECP384',
};

const SUBNET = {
  azurerm_virtual_network: { v: { ...PLACED, ...VNET } },
  azurerm_subnet: {
    s: {
      name: 's',
      resource_group_name: 'g',
      virtual_network_name: '${azurerm_virtual_network.v.name}',
      address_prefixes: ['10.0.0.0/24'],
    },
  },
};
const ASSOCIATION = { subnet_id: '${azurerm_subnet.s.id}', route_table_id: '/r' };

function problemsOf(stack: unknown, options: EmitOptions = {}): readonly string[] {
  try {
    emitAzure(stack, options);
  } catch (error) {
    if (error instanceof EmitError) return error.problems.map(describeProblem);
    throw error;
  }
  return [];
}

describe('a stack without a counterpart in a template is rejected', () => {
  test.each<[string, unknown, string]>([
    [
      'an attribute without a mapping',
      stackOfOne('azurerm_virtual_network', { ...VNET, flavor: 'sweet' }),
      'azurerm_virtual_network.it: flavor: attribute has no mapping to Bicep; remove it, or add it to the mapping of its type',
    ],
    [
      'a misspelled attribute',
      stackOfOne('azurerm_virtual_network', { adress_space: [] }),
      "azurerm_virtual_network.it: adress_space: attribute has no mapping to Bicep; did you mean 'address_space'?",
    ],
    [
      'an unknown attribute of a block',
      stackOfOne(
        'azurerm_public_ip',
        { allocation_method: 'Static' },
        {
          resource: {
            azurerm_local_network_gateway: {
              l: {
                ...PLACED,
                gateway_address: '1.2.3.4',
                bgp_settings: { asn: 1, bgp_peering_address: 'a', color: 1 },
              },
            },
          },
        },
      ),
      'azurerm_local_network_gateway.l: bgp_settings.color: attribute has no mapping to Bicep; remove it, or add it to the mapping of its type',
    ],
    [
      'a type without a mapping',
      stackOfOne('azurerm_kubernetes_cluster', {}),
      'azurerm_kubernetes_cluster.it: the type azurerm_kubernetes_cluster has no mapping to Bicep; move it to a separate stack, or add a mapping for it',
    ],
    [
      'another provider',
      stackOf({ provider: { aws: [{}] } }),
      'stack: provider.aws: only azurerm resources have a counterpart in Bicep; move others to a separate stack',
    ],
    [
      'a module',
      stackOf({ module: { m: {} } }),
      'stack: module: has no counterpart in Bicep; remove it, or declare its resources in the stack',
    ],
    [
      'count',
      stackOfOne('azurerm_virtual_network', { ...VNET, count: 2 }),
      'azurerm_virtual_network.it: count: has no counterpart in Bicep; declare each resource in the app',
    ],
    [
      'for_each',
      stackOfOne('azurerm_virtual_network', { ...VNET, for_each: {} }),
      'azurerm_virtual_network.it: for_each: has no counterpart in Bicep; declare each resource in the app',
    ],
    [
      'a provisioner',
      stackOfOne('azurerm_virtual_network', { ...VNET, provisioner: {} }),
      'azurerm_virtual_network.it: provisioner: has no counterpart in Bicep; configure the machine by its user data, or outside the template',
    ],
    [
      'a second subscription',
      stackOfOne('azurerm_virtual_network', { ...VNET, provider: 'azurerm.other' }),
      'azurerm_virtual_network.it: provider: a template deploys into one subscription; move resources of another one to a separate stack',
    ],
    [
      'a precondition',
      stackOfOne('azurerm_virtual_network', { ...VNET, lifecycle: { precondition: [{}] } }),
      'azurerm_virtual_network.it: lifecycle.precondition: has no counterpart in Bicep; check it before the deployment',
    ],
    [
      'a postcondition of a resource',
      stackOfOne('azurerm_virtual_network', { ...VNET, lifecycle: { postcondition: [{ error_message: 'It must.' }] } }),
      'azurerm_virtual_network.it: lifecycle.postcondition: has no counterpart in Bicep; check it before the deployment',
    ],
    [
      'a postcondition of a data source whose message is an expression',
      stackOf({
        data: {
          azurerm_virtual_network: {
            it: {
              name: 'a',
              resource_group_name: 'b',
              lifecycle: { postcondition: { error_message: '${self.name} must.' } },
            },
          },
        },
        output: { o: { value: '${data.azurerm_virtual_network.it.id}' } },
      }),
      'data.azurerm_virtual_network.it: lifecycle.postcondition: has no counterpart in Bicep; check it before the deployment',
    ],
    [
      'a precondition in a list of lifecycle blocks',
      stackOfOne('azurerm_virtual_network', { ...VNET, lifecycle: [{ precondition: [{}] }] }),
      'azurerm_virtual_network.it: lifecycle.precondition: has no counterpart in Bicep; check it before the deployment',
    ],
    [
      'a precondition of an output',
      stackOf({ output: { o: { value: 'x', precondition: {} } } }),
      'output o: precondition: has no counterpart in Bicep; check it before the deployment',
    ],
    [
      'a data source of a second subscription',
      stackOf({ data: { azurerm_client_config: { me: { provider: 'azurerm.other' } } } }),
      'data.azurerm_client_config.me: provider: a template deploys into one subscription; move resources of another one to a separate stack',
    ],
    [
      'another subscription by its id',
      stackOf({ data: { azurerm_subscription: { hub: { subscription_id: '1' } } } }),
      'data.azurerm_subscription.hub: subscription_id: a template deploys into one subscription; move resources of another one to a separate stack',
    ],
    [
      'count of a resource group that is read',
      stackOf({ data: { azurerm_resource_group: { g: { name: 'g', count: 1 } } } }),
      'data.azurerm_resource_group.g: count: has no counterpart in Bicep; declare each resource in the app',
    ],
    [
      'count of an association',
      stackOf({ resource: { ...SUBNET, azurerm_subnet_route_table_association: { a: { ...ASSOCIATION, count: 0 } } } }),
      'azurerm_subnet_route_table_association.a: count: has no counterpart in Bicep; declare each resource in the app',
    ],
    [
      'two associations with one subnet',
      stackOf({ resource: { ...SUBNET, azurerm_subnet_route_table_association: { a: ASSOCIATION, b: ASSOCIATION } } }),
      'azurerm_subnet_route_table_association.b: subnet_id: has the same target as azurerm_subnet_route_table_association.a; remove one of them',
    ],
    [
      'a literal secret',
      stackOfOne('azurerm_virtual_network_gateway_connection', { ...CONNECTION, shared_key: 'written' }),
      'azurerm_virtual_network_gateway_connection.it: shared_key: is a secret; use a sensitive variable, as the template would otherwise contain it',
    ],
    ...[
      ['that is used while a variable is empty', '${var.k == "" ? "written" : var.k}'],
      ['behind a variable', '${coalesce(var.k, "written")}'],
      ['in a local', '${local.keys["a"]}'],
      ['as a local that contains a secret', '${local.key}'],
      ['with the value of a variable that is no secret', 'written-${var.plain}'],
    ].map(([what = '', value = '']): [string, unknown, string] => [
      `a literal secret ${what}`,
      stackOfOne(
        'azurerm_virtual_network_gateway_connection',
        { ...CONNECTION, shared_key: value },
        {
          variable: { k: { type: 'string', sensitive: true }, plain: { type: 'string' } },
          locals: { key: 'x-${var.k}', keys: { a: 'written', b: '${var.k}' } },
        },
      ),
      'azurerm_virtual_network_gateway_connection.it: shared_key: is a secret; use a sensitive variable, as the template would otherwise contain it',
    ]),
    [
      'a default of a secret',
      stackOfOne(
        'azurerm_virtual_network_gateway_connection',
        { ...CONNECTION, shared_key: '${var.k}' },
        { variable: { k: { default: 'x', sensitive: true } } },
      ),
      'variable k: default: is a secret that the template would contain; remove the default',
    ],
    [
      'an object of secrets',
      stackOf({
        variable: { k: { type: 'map(string)', sensitive: true } },
        resource: {
          azurerm_public_ip: { p: { ...PLACED, allocation_method: 'Static', reverse_fqdn: '${var.k["a"]}' } },
        },
      }),
      'variable k: type: a secret of a key vault is a string, got an object; declare a variable for each secret',
    ],
    [
      'a connection without a key',
      stackOfOne('azurerm_virtual_network_gateway_connection', CONNECTION),
      'azurerm_virtual_network_gateway_connection.it: shared_key: must be set for an IPsec connection',
    ],
    [
      'a policy without lifetimes',
      stackOfOne(
        'azurerm_virtual_network_gateway_connection',
        { ...CONNECTION, shared_key: '${var.k}', ipsec_policy: { ...POLICY, sa_datasize: 1024 } },
        { variable: { k: { sensitive: true } } },
      ),
      'azurerm_virtual_network_gateway_connection.it: ipsec_policy.sa_lifetime: must be set: the provider would send 0, which Azure rejects',
    ],
    [
      'a BGP address that the gateway does not have',
      stackOf({
        variable: { k: { sensitive: true } },
        resource: {
          azurerm_virtual_network_gateway: {
            g: {
              ...PLACED,
              type: 'Vpn',
              sku: 's',
              bgp_settings: { peering_addresses: [{ apipa_addresses: ['169.254.21.2'] }] },
              ip_configuration: [{ subnet_id: '/s' }],
            },
          },
          azurerm_virtual_network_gateway_connection: {
            c: {
              ...PLACED,
              type: 'IPsec',
              local_network_gateway_id: '/l',
              shared_key: '${var.k}',
              virtual_network_gateway_id: '${azurerm_virtual_network_gateway.g.id}',
              enable_bgp: true,
              custom_bgp_addresses: { primary: '169.254.22.9' },
            },
          },
        },
      }),
      "azurerm_virtual_network_gateway_connection.c: custom_bgp_addresses: must be one of the gateway's apipa_addresses, got '169.254.22.9'",
    ],
    [
      'an active-active gateway with one address',
      stackOfOne('azurerm_virtual_network_gateway', {
        type: 'Vpn',
        sku: 's',
        active_active: true,
        ip_configuration: [{ subnet_id: '/s' }],
      }),
      'azurerm_virtual_network_gateway.it: ip_configuration: must contain at least two for an active-active gateway',
    ],
    [
      'an alert without a criterion',
      stackOfOne('azurerm_monitor_metric_alert', { location: null, scopes: [] }),
      'azurerm_monitor_metric_alert.it: criteria: must be set, or dynamic_criteria',
    ],
    [
      'a machine without a key',
      stackOfOne('azurerm_linux_virtual_machine', { admin_username: 'a', network_interface_ids: [] }),
      'azurerm_linux_virtual_machine.it: admin_ssh_key: must be set while passwords are disabled',
    ],
    [
      'a rejected attribute',
      stackOfOne('azurerm_virtual_network', { ...VNET, edge_zone: 'here' }),
      'azurerm_virtual_network.it: edge_zone: edge zones are not mapped to Bicep yet',
    ],
    [
      'a parent that does not exist',
      stackOfOne('azurerm_subnet', { location: null, virtual_network_name: 'gone', address_prefixes: [] }),
      'azurerm_subnet.it: virtual_network_name: no azurerm_virtual_network with that name is in the stack; add a data source for it and refer to its name',
    ],
    [
      'an extension of something unknown',
      stackOfOne('azurerm_monitor_diagnostic_setting', {
        location: null,
        resource_group_name: null,
        target_resource_id: '/x',
        enabled_metric: [{ category: 'a' }],
      }),
      'azurerm_monitor_diagnostic_setting.it: target_resource_id: must be the id of a resource of the stack, or of a data source',
    ],
    [
      'an association with something unknown',
      stackOf({
        resource: { azurerm_subnet_route_table_association: { a: { subnet_id: '/s', route_table_id: '/r' } } },
      }),
      'azurerm_subnet_route_table_association.a: subnet_id: must be the id of a resource of the same stack',
    ],
    [
      'a dependency that does not exist',
      stackOfOne('azurerm_virtual_network', { ...VNET, depends_on: ['azurerm_subnet.gone'] }),
      "azurerm_virtual_network.it: depends_on: 'azurerm_subnet.gone' is not in the stack",
    ],
    [
      'a second resource group',
      stackOf({ resource: { azurerm_virtual_network: { a: PLACED, b: { ...PLACED, resource_group_name: 'h' } } } }),
      'azurerm_virtual_network.b: resource_group_name: a template deploys into one resource group; move resources of another one to a separate stack',
    ],
    [
      'a sensitive output',
      stackOf({ output: { o: { value: 'x', sensitive: true } } }),
      'output o: sensitive: would be readable in the deployment history; remove the output',
    ],
    [
      'an output of a secret',
      stackOf({ variable: { k: { sensitive: true } }, output: { o: { value: ['${var.k}'] } } }),
      'output o: value: is or contains a secret, which would be readable in the deployment history; remove the output',
    ],
    [
      'an output of a secret through a local',
      stackOf({
        variable: { k: { sensitive: true } },
        locals: { l: ['${var.k}'] },
        output: { o: { value: '${local.l}' } },
      }),
      'output o: value: is or contains a secret, which would be readable in the deployment history; remove the output',
    ],
    [
      'an output of a secret through a local that reads another local',
      stackOf({
        variable: { k: { sensitive: true } },
        locals: { l: ['${var.k}'], m: ['${local.l}'] },
        output: { o: { value: '${local.m}' } },
      }),
      'output o: value: is or contains a secret, which would be readable in the deployment history; remove the output',
    ],
    [
      'a list that is not a literal',
      stackOfOne(
        'azurerm_subnet',
        {
          location: null,
          virtual_network_name: '${azurerm_virtual_network.v.name}',
          address_prefixes: ['a'],
          service_endpoints: '${var.l}',
        },
        { variable: { l: { type: 'list(string)' } }, resource: { azurerm_virtual_network: { v: PLACED } } },
      ),
      'azurerm_subnet.it: service_endpoints: must be a literal list',
    ],
    [
      'locals with a circular reference',
      stackOf({ locals: { a: '${local.b}', b: '${local.a}' }, output: { o: { value: '${local.a}' } } }),
      "output o: value: the local 'a' refers to itself",
    ],
  ])('%s', (_, stack, problem) => {
    expect(problemsOf(stack)).toContain(problem);
  });

  test('a child or an extension of a resource in another resource group', () => {
    const hub = { azurerm_virtual_network: { hub: { name: 'hub', resource_group_name: 'other' } } };
    const child = {
      name: 's',
      resource_group_name: 'g',
      virtual_network_name: '${data.azurerm_virtual_network.hub.name}',
    };
    const logs = {
      name: 'l',
      target_resource_id: '${data.azurerm_virtual_network.hub.id}',
      enabled_metric: [{ category: 'a' }],
    };
    const found = problemsOf(
      stackOf({
        data: hub,
        resource: {
          azurerm_subnet: { s: { ...child, address_prefixes: ['a'] } },
          azurerm_monitor_diagnostic_setting: { l: logs },
          azurerm_public_ip: { own: { ...PLACED, allocation_method: 'Static' } },
        },
      }),
    );
    expect(found).toHaveLength(2);
    expect(found.every((line) => line.includes('a template deploys into one resource group'))).toBe(true);
  });

  test('a circular dependency of resources', () => {
    const stack = stackOf({
      resource: {
        azurerm_virtual_network: {
          a: { ...PLACED, name: 'a', depends_on: ['azurerm_virtual_network.b'] },
          b: { ...PLACED, name: 'b', depends_on: ['azurerm_virtual_network.a'] },
        },
      },
    });
    expect(problemsOf(stack)).toEqual(['stack: depends_on: circular dependency: aVirtualNetwork, bVirtualNetwork']);
  });

  test('a deployment at subscription scope without a resource group', () => {
    expect(problemsOf(stackOfOne('azurerm_virtual_network', VNET), { scope: 'subscription' })).toEqual([
      'stack: azurerm_resource_group: must be in the stack for a deployment at subscription scope; add it, or use --scope resourceGroup',
    ]);
  });

  test.each([[null], ['text'], [[1]], [5], [undefined]])('a source that is not a stack: %s', (source) => {
    expect(problemsOf(source)).toEqual(['stack: must be a Terraform JSON object; give a cdk.tf.json']);
  });
});

test('all problems of a stack are reported at once, each with the path of its construct', () => {
  const found = problemsOf(
    stackOf({
      resource: {
        azurerm_virtual_network: {
          a_1: { '//': { metadata: { path: 'stack/network/main' } }, ...PLACED, one: 1, two: 2 },
        },
        azurerm_public_ip: { b: { ...PLACED, allocation_method: 'Dynamic' } },
      },
    }),
  );

  expect(found).toHaveLength(3);
  expect(found.filter((line) => line.startsWith('stack/network/main: '))).toHaveLength(2);
});

test('an unmapped attribute is a problem in every resource of every stack', () => {
  for (const { stack } of allCases()) {
    const { resource } = stack as { readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>> };
    const places = Object.entries(resource).flatMap(([type, named]) => Object.keys(named).map((name) => [type, name]));
    expect(places.length).toBeGreaterThan(2);
    for (const [type = '', name = ''] of places) {
      const named = { ...resource[type], [name]: { ...resource[type]?.[name], zz_unmapped: true } };
      const broken = { ...(stack as object), resource: { ...resource, [type]: named } };
      expect(problemsOf(broken).filter((line) => line.includes('zz_unmapped'))).toHaveLength(1);
    }
  }
});
