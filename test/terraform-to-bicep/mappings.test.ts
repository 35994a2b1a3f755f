import { MAPPINGS } from '../../lib/terraform-to-bicep/mapping/registry';
import { oneOf, lastOf } from './support/side-by-side';
import { startCompiler } from './support/compiler';
import { BICEP } from './support/judge-needs';
import { testWhere } from './support/optional';
import { stackOf, stackOfOne } from './support/stacks';
import { expectedOf, verdictOf } from './support/verdict';
import { emitted } from './support/cases';

/** Stacks that contain what some of the resources below refer to. */
const PLACED = { name: 'p', resource_group_name: 'g', location: '${var.location}' };
const VNET = { resource: { azurerm_virtual_network: { v: { ...PLACED, address_space: ['10.3.0.0/16'] } } } };
const NSG = { resource: { azurerm_network_security_group: { n: PLACED } } };
const RT = { resource: { azurerm_route_table: { r: PLACED } } };
const PIP = { resource: { azurerm_public_ip: { p: { ...PLACED, allocation_method: 'Static' } } } };
const KEY = { variable: { key: { type: 'string', sensitive: true } } };
const USER = { variable: { user: { type: 'string' }, key: { type: 'string' } } };

const tested = new Set<string>(['azurerm_resource_group']);
function mapped(type: string, attributes: Readonly<Record<string, unknown>>, more = {}): unknown {
  tested.add(type);
  // A name that is long enough for each type, since the compiler knows how long a name must be.
  stacks.set(type, stackOfOne(type, { name: 'sample', ...attributes }, more));
  return oneOf(type, attributes, more);
}

/** The stacks of the tests below, for the compiler at their end. */
const stacks = new Map<string, unknown>();

afterAll(() => {
  expect([...tested].sort()).toEqual(MAPPINGS.map(({ terraform }) => terraform).sort());
});

describe('in Bicep and in ARM JSON', () => {
  test('azurerm_virtual_network', () => {
    expect(
      mapped('azurerm_virtual_network', {
        address_space: ['10.3.0.0/16'],
        subnet: [{ name: 'a', address_prefixes: ['10.3.0.0/24'], security_group: '/nsg' }],
        ddos_protection_plan: { id: '/plan', enable: true },
        encryption: { enforcement: 'AllowUnencrypted' },
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "addressSpace": {
              "addressPrefixes": [
                "10.3.0.0/16",
              ],
            },
            "ddosProtectionPlan": {
              "id": "/plan",
            },
            "dhcpOptions": {
              "dnsServers": [],
            },
            "enableDdosProtection": true,
            "encryption": {
              "enabled": true,
              "enforcement": "AllowUnencrypted",
            },
            "privateEndpointVNetPolicies": "Disabled",
            "subnets": [
              {
                "name": "a",
                "properties": {
                  "addressPrefix": "10.3.0.0/24",
                  "defaultOutboundAccess": true,
                  "networkSecurityGroup": {
                    "id": "/nsg",
                  },
                  "privateEndpointNetworkPolicies": "Disabled",
                  "privateLinkServiceNetworkPolicies": "Enabled",
                },
              },
            ],
          },
          "type": "Microsoft.Network/virtualNetworks",
        },
        "bicep": "resource itVirtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
        name: 'it'
        location: location
        properties: {
          addressSpace: {
            addressPrefixes: [
              '10.3.0.0/16'
            ]
          }
          dhcpOptions: {
            dnsServers: []
          }
          ddosProtectionPlan: {
            id: '/plan'
          }
          enableDdosProtection: true
          encryption: {
            enabled: true
            enforcement: 'AllowUnencrypted'
          }
          privateEndpointVNetPolicies: 'Disabled'
          subnets: [
            {
              name: 'a'
              properties: {
                addressPrefix: '10.3.0.0/24'
                defaultOutboundAccess: true
                privateEndpointNetworkPolicies: 'Disabled'
                privateLinkServiceNetworkPolicies: 'Enabled'
                networkSecurityGroup: {
                  id: '/nsg'
                }
              }
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_subnet', () => {
    expect(
      mapped(
        'azurerm_subnet',
        {
          location: null,
          virtual_network_name: '${azurerm_virtual_network.v.name}',
          address_prefixes: ['10.3.0.0/24'],
          delegation: [{ name: 'd', service_delegation: { name: 'Microsoft.Web/serverFarms', actions: ['a'] } }],
          service_endpoint_policy_ids: ['/policy'],
          private_link_service_network_policies_enabled: false,
        },
        VNET,
      ),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "dependsOn": [
            "[resourceId('Microsoft.Network/virtualNetworks', 'p')]",
          ],
          "name": "[format('{0}/{1}', 'p', 'it')]",
          "properties": {
            "addressPrefix": "10.3.0.0/24",
            "defaultOutboundAccess": true,
            "delegations": [
              {
                "name": "d",
                "properties": {
                  "serviceName": "Microsoft.Web/serverFarms",
                },
              },
            ],
            "privateEndpointNetworkPolicies": "Disabled",
            "privateLinkServiceNetworkPolicies": "Disabled",
            "serviceEndpointPolicies": [
              {
                "id": "/policy",
              },
            ],
          },
          "type": "Microsoft.Network/virtualNetworks/subnets",
        },
        "bicep": "resource itSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
        parent: vVirtualNetwork
        name: 'it'
        properties: {
          addressPrefix: '10.3.0.0/24'
          defaultOutboundAccess: true
          privateEndpointNetworkPolicies: 'Disabled'
          privateLinkServiceNetworkPolicies: 'Disabled'
          serviceEndpointPolicies: [
            {
              id: '/policy'
            }
          ]
          delegations: [
            {
              name: 'd'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_virtual_network_peering', () => {
    expect(
      mapped(
        'azurerm_virtual_network_peering',
        {
          location: null,
          virtual_network_name: '${azurerm_virtual_network.v.name}',
          remote_virtual_network_id: '/other',
          use_remote_gateways: true,
          only_ipv6_peering_enabled: false,
        },
        VNET,
      ),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "dependsOn": [
            "[resourceId('Microsoft.Network/virtualNetworks', 'p')]",
          ],
          "name": "[format('{0}/{1}', 'p', 'it')]",
          "properties": {
            "allowForwardedTraffic": false,
            "allowGatewayTransit": false,
            "allowVirtualNetworkAccess": true,
            "peerCompleteVnets": true,
            "remoteVirtualNetwork": {
              "id": "/other",
            },
            "useRemoteGateways": true,
          },
          "type": "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
        },
        "bicep": "// Uses the VPN gateway of the other network, which must allow gateway transit.
      resource itPeering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-01-01' = {
        parent: vVirtualNetwork
        name: 'it'
        properties: {
          remoteVirtualNetwork: {
            id: '/other'
          }
          allowVirtualNetworkAccess: true
          allowForwardedTraffic: false
          allowGatewayTransit: false
          useRemoteGateways: true
          peerCompleteVnets: true
        }
      }",
      }
    `);
  });

  test('azurerm_public_ip', () => {
    expect(
      mapped('azurerm_public_ip', {
        allocation_method: 'Static',
        zones: ['1'],
        domain_name_label: 'label',
        public_ip_prefix_id: '/prefix',
        ddos_protection_plan_id: '/plan',
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "ddosSettings": {
              "ddosProtectionPlan": {
                "id": "/plan",
              },
              "protectionMode": "VirtualNetworkInherited",
            },
            "dnsSettings": {
              "domainNameLabel": "label",
            },
            "idleTimeoutInMinutes": 4,
            "publicIPAddressVersion": "IPv4",
            "publicIPAllocationMethod": "Static",
            "publicIPPrefix": {
              "id": "/prefix",
            },
          },
          "sku": {
            "name": "Standard",
            "tier": "Regional",
          },
          "type": "Microsoft.Network/publicIPAddresses",
          "zones": [
            "1",
          ],
        },
        "bicep": "resource itPublicIp 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
        name: 'it'
        location: location
        sku: {
          name: 'Standard'
          tier: 'Regional'
        }
        zones: [
          '1'
        ]
        properties: {
          publicIPAllocationMethod: 'Static'
          publicIPAddressVersion: 'IPv4'
          idleTimeoutInMinutes: 4
          ddosSettings: {
            protectionMode: 'VirtualNetworkInherited'
            ddosProtectionPlan: {
              id: '/plan'
            }
          }
          dnsSettings: {
            domainNameLabel: 'label'
          }
          publicIPPrefix: {
            id: '/prefix'
          }
        }
      }",
      }
    `);
  });

  test('azurerm_virtual_network_gateway', () => {
    expect(
      mapped('azurerm_virtual_network_gateway', {
        type: 'Vpn',
        sku: 'VpnGw1AZ',
        ip_configuration: [{ subnet_id: '/subnet', public_ip_address_id: '/ip' }],
        bgp_settings: { asn: 65515, peering_addresses: [{ apipa_addresses: ['169.254.21.2'] }] },
        custom_route: { address_prefixes: ['10.9.0.0/16'] },
        default_local_network_gateway_id: '/local',
        ip_sec_replay_protection_enabled: false,
        dns_forwarding_enabled: true,
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "activeActive": false,
            "allowRemoteVnetTraffic": false,
            "allowVirtualWanTraffic": false,
            "bgpSettings": {
              "asn": 65515,
              "bgpPeeringAddresses": [
                {
                  "customBgpIpAddresses": [
                    "169.254.21.2",
                  ],
                  "ipconfigurationId": "[resourceId('Microsoft.Network/virtualNetworkGateways/ipConfigurations', 'it', 'vnetGatewayConfig')]",
                },
              ],
              "peerWeight": 0,
            },
            "customRoutes": {
              "addressPrefixes": [
                "10.9.0.0/16",
              ],
            },
            "disableIPSecReplayProtection": true,
            "enableBgp": false,
            "enableBgpRouteTranslationForNat": false,
            "enableDnsForwarding": true,
            "enablePrivateIpAddress": false,
            "gatewayDefaultSite": {
              "id": "/local",
            },
            "gatewayType": "Vpn",
            "ipConfigurations": [
              {
                "name": "vnetGatewayConfig",
                "properties": {
                  "privateIPAllocationMethod": "Dynamic",
                  "publicIPAddress": {
                    "id": "/ip",
                  },
                  "subnet": {
                    "id": "/subnet",
                  },
                },
              },
            ],
            "sku": {
              "name": "VpnGw1AZ",
              "tier": "VpnGw1AZ",
            },
            "vpnType": "RouteBased",
          },
          "type": "Microsoft.Network/virtualNetworkGateways",
        },
        "bicep": "// Takes about 45 minutes to create; a virtual network supports one VPN gateway.
      resource itVpnGateway 'Microsoft.Network/virtualNetworkGateways@2025-01-01' = {
        name: 'it'
        location: location
        properties: {
          gatewayType: 'Vpn'
          vpnType: 'RouteBased'
          sku: {
            name: 'VpnGw1AZ'
            tier: 'VpnGw1AZ'
          }
          activeActive: false
          enableBgp: false
          ipConfigurations: [
            {
              name: 'vnetGatewayConfig'
              properties: {
                privateIPAllocationMethod: 'Dynamic'
                subnet: {
                  id: '/subnet'
                }
                publicIPAddress: {
                  id: '/ip'
                }
              }
            }
          ]
          bgpSettings: {
            asn: 65515
            peerWeight: 0
            bgpPeeringAddresses: [
              {
                ipconfigurationId: resourceId(
                  'Microsoft.Network/virtualNetworkGateways/ipConfigurations',
                  'it',
                  'vnetGatewayConfig'
                )
                customBgpIpAddresses: [
                  '169.254.21.2'
                ]
              }
            ]
          }
          enableBgpRouteTranslationForNat: false
          customRoutes: {
            addressPrefixes: [
              '10.9.0.0/16'
            ]
          }
          gatewayDefaultSite: {
            id: '/local'
          }
          enableDnsForwarding: true
          disableIPSecReplayProtection: true
          enablePrivateIpAddress: false
          allowRemoteVnetTraffic: false
          allowVirtualWanTraffic: false
        }
      }",
      }
    `);
  });

  test('azurerm_local_network_gateway', () => {
    expect(
      mapped('azurerm_local_network_gateway', {
        gateway_fqdn: 'router.example.com',
        bgp_settings: { asn: 64512, bgp_peering_address: '169.254.21.1' },
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "bgpSettings": {
              "asn": 64512,
              "bgpPeeringAddress": "169.254.21.1",
              "peerWeight": 0,
            },
            "fqdn": "router.example.com",
            "localNetworkAddressSpace": {
              "addressPrefixes": [],
            },
          },
          "type": "Microsoft.Network/localNetworkGateways",
        },
        "bicep": "// In Azure, "local" is the remote end of the tunnel.
      resource itLocalGateway 'Microsoft.Network/localNetworkGateways@2025-01-01' = {
        name: 'it'
        location: location
        properties: {
          fqdn: 'router.example.com'
          localNetworkAddressSpace: {
            addressPrefixes: []
          }
          bgpSettings: {
            asn: 64512
            bgpPeeringAddress: '169.254.21.1'
            peerWeight: 0
          }
        }
      }",
      }
    `);
  });

  test('azurerm_virtual_network_gateway_connection', () => {
    expect(
      mapped(
        'azurerm_virtual_network_gateway_connection',
        {
          type: 'IPsec',
          virtual_network_gateway_id: '/gateway',
          local_network_gateway_id: '/local',
          shared_key: '${var.key}',
          routing_weight: 10,
          local_azure_ip_address_enabled: true,
          ingress_nat_rule_ids: ['/in'],
          egress_nat_rule_ids: ['/out'],
          traffic_selector_policy: [{ local_address_cidrs: ['10.3.0.0/16'], remote_address_cidrs: ['10.0.0.0/16'] }],
        },
        KEY,
      ),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "connectionMode": "Default",
            "connectionType": "IPsec",
            "egressNatRules": [
              {
                "id": "/out",
              },
            ],
            "enableBgp": false,
            "enablePrivateLinkFastPath": false,
            "expressRouteGatewayBypass": false,
            "ingressNatRules": [
              {
                "id": "/in",
              },
            ],
            "localNetworkGateway2": {
              "id": "/local",
              "properties": {},
            },
            "routingWeight": 10,
            "sharedKey": "[parameters('key')]",
            "trafficSelectorPolicies": [
              {
                "localAddressRanges": [
                  "10.3.0.0/16",
                ],
                "remoteAddressRanges": [
                  "10.0.0.0/16",
                ],
              },
            ],
            "useLocalAzureIpAddress": true,
            "usePolicyBasedTrafficSelectors": false,
            "virtualNetworkGateway1": {
              "id": "/gateway",
              "properties": {},
            },
          },
          "type": "Microsoft.Network/connections",
        },
        "bicep": "// The protocol cannot be changed later; another protocol requires a new connection.
      resource itConnection 'Microsoft.Network/connections@2025-01-01' = {
        name: 'it'
        location: location
        properties: {
          connectionType: 'IPsec'
          virtualNetworkGateway1: {
            id: '/gateway'
            properties: {}
          }
          localNetworkGateway2: {
            id: '/local'
            properties: {}
          }
          sharedKey: key
          connectionMode: 'Default'
          routingWeight: 10
          enableBgp: false
          usePolicyBasedTrafficSelectors: false
          trafficSelectorPolicies: [
            {
              localAddressRanges: [
                '10.3.0.0/16'
              ]
              remoteAddressRanges: [
                '10.0.0.0/16'
              ]
            }
          ]
          expressRouteGatewayBypass: false
          enablePrivateLinkFastPath: false
          useLocalAzureIpAddress: true
          ingressNatRules: [
            {
              id: '/in'
            }
          ]
          egressNatRules: [
            {
              id: '/out'
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_network_security_group', () => {
    expect(
      mapped('azurerm_network_security_group', {
        security_rule: [
          {
            name: 'b',
            priority: 200,
            direction: 'Inbound',
            access: 'Deny',
            protocol: '*',
            source_address_prefix: '*',
            source_port_range: '*',
            destination_address_prefix: '*',
            destination_port_range: '*',
          },
          {
            name: 'a',
            priority: 100,
            direction: 'Inbound',
            access: 'Allow',
            protocol: 'Tcp',
            source_address_prefix: '',
            source_address_prefixes: ['10.0.0.0/16'],
            source_port_range: '*',
            destination_application_security_group_ids: ['/asg'],
            destination_port_range: '22',
          },
        ],
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "securityRules": [
              {
                "name": "a",
                "properties": {
                  "access": "Allow",
                  "destinationApplicationSecurityGroups": [
                    {
                      "id": "/asg",
                    },
                  ],
                  "destinationPortRange": "22",
                  "direction": "Inbound",
                  "priority": 100,
                  "protocol": "Tcp",
                  "sourceAddressPrefixes": [
                    "10.0.0.0/16",
                  ],
                  "sourcePortRange": "*",
                },
              },
              {
                "name": "b",
                "properties": {
                  "access": "Deny",
                  "destinationAddressPrefix": "*",
                  "destinationPortRange": "*",
                  "direction": "Inbound",
                  "priority": 200,
                  "protocol": "*",
                  "sourceAddressPrefix": "*",
                  "sourcePortRange": "*",
                },
              },
            ],
          },
          "type": "Microsoft.Network/networkSecurityGroups",
        },
        "bicep": "resource itSecurityGroup 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
        name: 'it'
        location: location
        properties: {
          securityRules: [
            {
              name: 'a'
              properties: {
                priority: 100
                direction: 'Inbound'
                access: 'Allow'
                protocol: 'Tcp'
                sourceAddressPrefixes: [
                  '10.0.0.0/16'
                ]
                sourcePortRange: '*'
                destinationApplicationSecurityGroups: [
                  {
                    id: '/asg'
                  }
                ]
                destinationPortRange: '22'
              }
            }
            {
              name: 'b'
              properties: {
                priority: 200
                direction: 'Inbound'
                access: 'Deny'
                protocol: '*'
                sourceAddressPrefix: '*'
                sourcePortRange: '*'
                destinationAddressPrefix: '*'
                destinationPortRange: '*'
              }
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_network_security_rule', () => {
    expect(
      mapped(
        'azurerm_network_security_rule',
        {
          location: null,
          network_security_group_name: '${azurerm_network_security_group.n.name}',
          priority: 100,
          direction: 'Outbound',
          access: 'Allow',
          protocol: 'Udp',
          source_address_prefix: '*',
          source_port_range: '*',
          destination_address_prefix: '*',
          destination_port_ranges: ['500', '4500'],
        },
        NSG,
      ),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "dependsOn": [
            "[resourceId('Microsoft.Network/networkSecurityGroups', 'p')]",
          ],
          "name": "[format('{0}/{1}', 'p', 'it')]",
          "properties": {
            "access": "Allow",
            "destinationAddressPrefix": "*",
            "destinationPortRanges": [
              "500",
              "4500",
            ],
            "direction": "Outbound",
            "priority": 100,
            "protocol": "Udp",
            "sourceAddressPrefix": "*",
            "sourcePortRange": "*",
          },
          "type": "Microsoft.Network/networkSecurityGroups/securityRules",
        },
        "bicep": "resource itRule 'Microsoft.Network/networkSecurityGroups/securityRules@2025-01-01' = {
        parent: nSecurityGroup
        name: 'it'
        properties: {
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRanges: [
            '500'
            '4500'
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_network_interface', () => {
    expect(
      mapped('azurerm_network_interface', {
        ip_configuration: [
          {
            name: 'a',
            subnet_id: '/subnet',
            private_ip_address_allocation: 'Dynamic',
            primary: true,
            public_ip_address_id: '/ip',
          },
          { name: 'b', subnet_id: '/subnet', private_ip_address_allocation: 'Dynamic' },
        ],

        internal_dns_name_label: 'label',
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "dnsSettings": {
              "internalDnsNameLabel": "label",
            },
            "enableAcceleratedNetworking": false,
            "enableIPForwarding": false,
            "ipConfigurations": [
              {
                "name": "a",
                "properties": {
                  "primary": true,
                  "privateIPAddressVersion": "IPv4",
                  "privateIPAllocationMethod": "Dynamic",
                  "publicIPAddress": {
                    "id": "/ip",
                  },
                  "subnet": {
                    "id": "/subnet",
                  },
                },
              },
              {
                "name": "b",
                "properties": {
                  "primary": false,
                  "privateIPAddressVersion": "IPv4",
                  "privateIPAllocationMethod": "Dynamic",
                  "subnet": {
                    "id": "/subnet",
                  },
                },
              },
            ],
          },
          "type": "Microsoft.Network/networkInterfaces",
        },
        "bicep": "resource itNic 'Microsoft.Network/networkInterfaces@2025-01-01' = {
        name: 'it'
        location: location
        properties: {
          enableAcceleratedNetworking: false
          enableIPForwarding: false
          dnsSettings: {
            internalDnsNameLabel: 'label'
          }
          ipConfigurations: [
            {
              name: 'a'
              properties: {
                privateIPAllocationMethod: 'Dynamic'
                privateIPAddressVersion: 'IPv4'
                primary: true
                subnet: {
                  id: '/subnet'
                }
                publicIPAddress: {
                  id: '/ip'
                }
              }
            }
            {
              name: 'b'
              properties: {
                privateIPAllocationMethod: 'Dynamic'
                privateIPAddressVersion: 'IPv4'
                primary: false
                subnet: {
                  id: '/subnet'
                }
              }
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_linux_virtual_machine', () => {
    expect(
      mapped(
        'azurerm_linux_virtual_machine',
        {
          size: 'Standard_B1s',
          admin_username: '${var.user}',
          admin_ssh_key: [{ username: '${var.user}', public_key: '${var.key}' }],
          network_interface_ids: ['/nic/a', '/nic/b'],
          os_disk: { caching: 'ReadWrite', storage_account_type: 'Standard_LRS', disk_encryption_set_id: '/set' },
          source_image_id: '/image',
          boot_diagnostics: {},
          custom_data: '${base64encode(var.user)}',
          availability_set_id: '/set',
        },
        USER,
      ),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2024-03-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "availabilitySet": {
              "id": "/set",
            },
            "diagnosticsProfile": {
              "bootDiagnostics": {
                "enabled": true,
              },
            },
            "extensionsTimeBudget": "PT1H30M",
            "hardwareProfile": {
              "vmSize": "Standard_B1s",
            },
            "networkProfile": {
              "networkInterfaces": [
                {
                  "id": "/nic/a",
                  "properties": {
                    "primary": true,
                  },
                },
                {
                  "id": "/nic/b",
                  "properties": {
                    "primary": false,
                  },
                },
              ],
            },
            "osProfile": {
              "adminUsername": "[parameters('user')]",
              "allowExtensionOperations": true,
              "computerName": "it",
              "customData": "[base64(parameters('user'))]",
              "linuxConfiguration": {
                "disablePasswordAuthentication": true,
                "patchSettings": {
                  "assessmentMode": "ImageDefault",
                  "patchMode": "ImageDefault",
                },
                "provisionVMAgent": true,
                "ssh": {
                  "publicKeys": [
                    {
                      "keyData": "[parameters('key')]",
                      "path": "[format('/home/{0}/.ssh/authorized_keys', parameters('user'))]",
                    },
                  ],
                },
              },
            },
            "priority": "Regular",
            "storageProfile": {
              "dataDisks": [],
              "imageReference": {
                "id": "/image",
              },
              "osDisk": {
                "caching": "ReadWrite",
                "createOption": "FromImage",
                "managedDisk": {
                  "diskEncryptionSet": {
                    "id": "/set",
                  },
                  "storageAccountType": "Standard_LRS",
                },
                "osType": "Linux",
                "writeAcceleratorEnabled": false,
              },
            },
          },
          "type": "Microsoft.Compute/virtualMachines",
        },
        "bicep": "// Password authentication is disabled: the machine accepts only the SSH key.
      resource itVm 'Microsoft.Compute/virtualMachines@2024-03-01' = {
        name: 'it'
        location: location
        properties: {
          storageProfile: {
            dataDisks: []
            imageReference: {
              id: '/image'
            }
            osDisk: {
              createOption: 'FromImage'
              osType: 'Linux'
              caching: 'ReadWrite'
              managedDisk: {
                storageAccountType: 'Standard_LRS'
                diskEncryptionSet: {
                  id: '/set'
                }
              }
              writeAcceleratorEnabled: false
            }
          }
          hardwareProfile: {
            vmSize: 'Standard_B1s'
          }
          priority: 'Regular'
          extensionsTimeBudget: 'PT1H30M'
          networkProfile: {
            networkInterfaces: [
              {
                id: '/nic/a'
                properties: {
                  primary: true
                }
              }
              {
                id: '/nic/b'
                properties: {
                  primary: false
                }
              }
            ]
          }
          osProfile: {
            computerName: 'it'
            adminUsername: user
            customData: base64(user)
            allowExtensionOperations: true
            linuxConfiguration: {
              disablePasswordAuthentication: true
              provisionVMAgent: true
              patchSettings: {
                patchMode: 'ImageDefault'
                assessmentMode: 'ImageDefault'
              }
              ssh: {
                publicKeys: [
                  {
                    keyData: key
                    path: '/home/\${user}/.ssh/authorized_keys'
                  }
                ]
              }
            }
          }
          diagnosticsProfile: {
            bootDiagnostics: {
              enabled: true
            }
          }
          availabilitySet: {
            id: '/set'
          }
        }
      }",
      }
    `);
  });

  test('azurerm_route_table', () => {
    expect(
      mapped('azurerm_route_table', {
        bgp_route_propagation_enabled: true,
        route: [
          { name: 'b', address_prefix: '10.2.0.0/16', next_hop_type: 'VnetLocal' },
          {
            name: 'a',
            address_prefix: '10.1.0.0/16',
            next_hop_type: 'VirtualAppliance',
            next_hop_in_ip_address: '10.3.0.4',
          },
        ],
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "disableBgpRoutePropagation": false,
            "routes": [
              {
                "name": "a",
                "properties": {
                  "addressPrefix": "10.1.0.0/16",
                  "nextHopIpAddress": "10.3.0.4",
                  "nextHopType": "VirtualAppliance",
                },
              },
              {
                "name": "b",
                "properties": {
                  "addressPrefix": "10.2.0.0/16",
                  "nextHopType": "VnetLocal",
                },
              },
            ],
          },
          "type": "Microsoft.Network/routeTables",
        },
        "bicep": "resource itRouteTable 'Microsoft.Network/routeTables@2025-01-01' = {
        name: 'it'
        location: location
        properties: {
          disableBgpRoutePropagation: false
          routes: [
            {
              name: 'a'
              properties: {
                addressPrefix: '10.1.0.0/16'
                nextHopType: 'VirtualAppliance'
                nextHopIpAddress: '10.3.0.4'
              }
            }
            {
              name: 'b'
              properties: {
                addressPrefix: '10.2.0.0/16'
                nextHopType: 'VnetLocal'
              }
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_route', () => {
    expect(
      mapped(
        'azurerm_route',
        {
          location: null,
          route_table_name: '${azurerm_route_table.r.name}',
          address_prefix: '10.1.0.0/16',
          next_hop_type: 'None',
        },
        RT,
      ),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "dependsOn": [
            "[resourceId('Microsoft.Network/routeTables', 'p')]",
          ],
          "name": "[format('{0}/{1}', 'p', 'it')]",
          "properties": {
            "addressPrefix": "10.1.0.0/16",
            "nextHopType": "None",
          },
          "type": "Microsoft.Network/routeTables/routes",
        },
        "bicep": "resource itRoute 'Microsoft.Network/routeTables/routes@2025-01-01' = {
        parent: rRouteTable
        name: 'it'
        properties: {
          addressPrefix: '10.1.0.0/16'
          nextHopType: 'None'
        }
      }",
      }
    `);
  });

  test('azurerm_log_analytics_workspace', () => {
    expect(
      mapped('azurerm_log_analytics_workspace', {
        local_authentication_enabled: false,
        internet_query_enabled: false,
        daily_quota_gb: 5,
        identity: { type: 'SystemAssigned' },
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2022-10-01",
          "identity": {
            "type": "SystemAssigned",
          },
          "location": "[parameters('location')]",
          "name": "it",
          "properties": {
            "features": {
              "disableLocalAuth": true,
              "enableLogAccessUsingOnlyResourcePermissions": true,
            },
            "publicNetworkAccessForIngestion": "Enabled",
            "publicNetworkAccessForQuery": "Disabled",
            "retentionInDays": 30,
            "sku": {
              "name": "PerGB2018",
            },
            "workspaceCapping": {
              "dailyQuotaGb": 5,
            },
          },
          "type": "Microsoft.OperationalInsights/workspaces",
        },
        "bicep": "resource itWorkspace 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
        name: 'it'
        location: location
        identity: {
          type: 'SystemAssigned'
        }
        properties: {
          sku: {
            name: 'PerGB2018'
          }
          retentionInDays: 30
          publicNetworkAccessForIngestion: 'Enabled'
          publicNetworkAccessForQuery: 'Disabled'
          features: {
            enableLogAccessUsingOnlyResourcePermissions: true
            disableLocalAuth: true
          }
          workspaceCapping: {
            dailyQuotaGb: 5
          }
        }
      }",
      }
    `);
  });

  test('azurerm_monitor_diagnostic_setting', () => {
    expect(
      mapped(
        'azurerm_monitor_diagnostic_setting',
        {
          location: null,
          resource_group_name: null,
          target_resource_id: '${azurerm_public_ip.p.id}',
          log_analytics_workspace_id: '/workspace',
          log_analytics_destination_type: 'Dedicated',
          enabled_log: [{ category_group: 'allLogs' }],
          metric: [{ category: 'AllMetrics', enabled: false }],
        },
        PIP,
      ),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2021-05-01-preview",
          "dependsOn": [
            "[resourceId('Microsoft.Network/publicIPAddresses', 'p')]",
          ],
          "name": "it",
          "properties": {
            "logAnalyticsDestinationType": "Dedicated",
            "logs": [
              {
                "categoryGroup": "allLogs",
                "enabled": true,
              },
            ],
            "metrics": [
              {
                "category": "AllMetrics",
                "enabled": false,
              },
            ],
            "workspaceId": "/workspace",
          },
          "scope": "[resourceId('Microsoft.Network/publicIPAddresses', 'p')]",
          "type": "Microsoft.Insights/diagnosticSettings",
        },
        "bicep": "resource itDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
        scope: pPublicIp
        name: 'it'
        properties: {
          workspaceId: '/workspace'
          logAnalyticsDestinationType: 'Dedicated'
          logs: [
            {
              enabled: true
              categoryGroup: 'allLogs'
            }
          ]
          metrics: [
            {
              category: 'AllMetrics'
              enabled: false
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_monitor_metric_alert', () => {
    expect(
      mapped('azurerm_monitor_metric_alert', {
        location: null,
        scopes: ['/gateway'],
        dynamic_criteria: {
          metric_namespace: 'n',
          metric_name: 'm',
          aggregation: 'Average',
          operator: 'LessThan',
          alert_sensitivity: 'Low',
          ignore_data_before: '2026-01-01T00:00:00Z',
        },
        action: [{ action_group_id: '/group', webhook_properties: { from: 'us' } }],
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2018-03-01",
          "location": "global",
          "name": "it",
          "properties": {
            "actions": [
              {
                "actionGroupId": "/group",
                "webHookProperties": {
                  "from": "us",
                },
              },
            ],
            "autoMitigate": true,
            "criteria": {
              "allOf": [
                {
                  "alertSensitivity": "Low",
                  "criterionType": "DynamicThresholdCriterion",
                  "dimensions": [],
                  "failingPeriods": {
                    "minFailingPeriodsToAlert": 4,
                    "numberOfEvaluationPeriods": 4,
                  },
                  "ignoreDataBefore": "2026-01-01T00:00:00Z",
                  "metricName": "m",
                  "metricNamespace": "n",
                  "name": "Metric1",
                  "operator": "LessThan",
                  "skipMetricValidation": false,
                  "timeAggregation": "Average",
                },
              ],
              "odata.type": "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
            },
            "enabled": true,
            "evaluationFrequency": "PT1M",
            "scopes": [
              "/gateway",
            ],
            "severity": 3,
            "windowSize": "PT5M",
          },
          "type": "Microsoft.Insights/metricAlerts",
        },
        "bicep": "resource itAlert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
        name: 'it'
        location: 'global'
        properties: {
          severity: 3
          enabled: true
          scopes: [
            '/gateway'
          ]
          evaluationFrequency: 'PT1M'
          windowSize: 'PT5M'
          autoMitigate: true
          criteria: {
            'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria'
            allOf: [
              {
                criterionType: 'DynamicThresholdCriterion'
                name: 'Metric1'
                metricNamespace: 'n'
                metricName: 'm'
                timeAggregation: 'Average'
                operator: 'LessThan'
                alertSensitivity: 'Low'
                failingPeriods: {
                  numberOfEvaluationPeriods: 4
                  minFailingPeriodsToAlert: 4
                }
                ignoreDataBefore: '2026-01-01T00:00:00Z'
                dimensions: []
                skipMetricValidation: false
              }
            ]
          }
          actions: [
            {
              actionGroupId: '/group'
              webHookProperties: {
                from: 'us'
              }
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_monitor_action_group', () => {
    expect(
      mapped('azurerm_monitor_action_group', {
        location: null,
        short_name: 'ops',
        sms_receiver: [{ name: 'a', country_code: '1', phone_number: '555' }],
        webhook_receiver: [{ name: 'w', service_uri: 'https://example.com', use_common_alert_schema: true }],
        logic_app_receiver: [{ name: 'l', resource_id: '/logic', callback_url: 'https://example.com/l' }],
      }),
    ).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2023-01-01",
          "location": "global",
          "name": "it",
          "properties": {
            "armRoleReceivers": [],
            "azureAppPushReceivers": [],
            "emailReceivers": [],
            "enabled": true,
            "groupShortName": "ops",
            "logicAppReceivers": [
              {
                "callbackUrl": "https://example.com/l",
                "name": "l",
                "resourceId": "/logic",
                "useCommonAlertSchema": false,
              },
            ],
            "smsReceivers": [
              {
                "countryCode": "1",
                "name": "a",
                "phoneNumber": "555",
              },
            ],
            "voiceReceivers": [],
            "webhookReceivers": [
              {
                "name": "w",
                "serviceUri": "https://example.com",
                "useCommonAlertSchema": true,
              },
            ],
          },
          "type": "Microsoft.Insights/actionGroups",
        },
        "bicep": "resource itActionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
        name: 'it'
        location: 'global'
        properties: {
          groupShortName: 'ops'
          enabled: true
          emailReceivers: []
          smsReceivers: [
            {
              name: 'a'
              countryCode: '1'
              phoneNumber: '555'
            }
          ]
          voiceReceivers: []
          webhookReceivers: [
            {
              name: 'w'
              serviceUri: 'https://example.com'
              useCommonAlertSchema: true
            }
          ]
          azureAppPushReceivers: []
          armRoleReceivers: []
          logicAppReceivers: [
            {
              name: 'l'
              resourceId: '/logic'
              callbackUrl: 'https://example.com/l'
              useCommonAlertSchema: false
            }
          ]
        }
      }",
      }
    `);
  });

  test('azurerm_resource_group, deployed to the subscription', () => {
    const stack = stackOf({
      resource: {
        azurerm_resource_group: { g: { name: 'g', location: 'West Europe', tags: { a: 'b' }, managed_by: '/m' } },
      },
    });
    expect(emitted(stack, { scope: 'subscription' })['main.bicep']).toMatchInlineSnapshot(`
      "targetScope = 'subscription'

      param location string = 'westeurope'

      resource group 'Microsoft.Resources/resourceGroups@2023-07-01' = {
        name: 'g'
        location: location
        tags: {
          a: 'b'
        }
        managedBy: '/m'
      }

      module resources 'resources.bicep' = {
        name: 'resources'
        scope: group
      }
      "
    `);
  });

  test('a resource group with a local, whose variable is in the template of the subscription', () => {
    const stack = stackOf({
      locals: { tags: { region: '${var.location}' } },
      resource: { azurerm_resource_group: { g: { name: 'g', location: 'West Europe', tags: '${local.tags}' } } },
    });
    expect(emitted(stack, { scope: 'subscription' })['main.bicep']).toContain('var tags = {\n  region: location\n}\n');
  });

  test('an association, which is a property of its target', () => {
    const subnet = {
      ...PLACED,
      location: null,
      name: 's',
      virtual_network_name: '${azurerm_virtual_network.v.name}',
      address_prefixes: ['10.3.0.0/24'],
    };
    const stack = stackOf({
      resource: {
        ...VNET.resource,
        azurerm_subnet: { s: subnet },
        azurerm_route_table: { r: PLACED },
        azurerm_subnet_route_table_association: {
          a: { subnet_id: '${azurerm_subnet.s.id}', route_table_id: '${azurerm_route_table.r.id}' },
        },
      },
    });
    expect(lastOf(emitted(stack))).toMatchInlineSnapshot(`
      {
        "arm": {
          "apiVersion": "2025-01-01",
          "dependsOn": [
            "[resourceId('Microsoft.Network/routeTables', 'p')]",
            "[resourceId('Microsoft.Network/virtualNetworks', 'p')]",
          ],
          "name": "[format('{0}/{1}', 'p', 's')]",
          "properties": {
            "addressPrefix": "10.3.0.0/24",
            "defaultOutboundAccess": true,
            "privateEndpointNetworkPolicies": "Disabled",
            "privateLinkServiceNetworkPolicies": "Enabled",
            "routeTable": {
              "id": "[resourceId('Microsoft.Network/routeTables', 'p')]",
            },
          },
          "type": "Microsoft.Network/virtualNetworks/subnets",
        },
        "bicep": "resource sSubnet 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
        parent: vVirtualNetwork
        name: 's'
        properties: {
          addressPrefix: '10.3.0.0/24'
          defaultOutboundAccess: true
          privateEndpointNetworkPolicies: 'Disabled'
          privateLinkServiceNetworkPolicies: 'Enabled'
          routeTable: {
            id: rRouteTable.id
          }
        }
      }",
      }
    `);
  });
});

test('the dependencies of an association are those of its target', () => {
  const stack = stackOf({
    resource: {
      ...VNET.resource,
      ...NSG.resource,
      azurerm_subnet: {
        s: {
          name: 's',
          resource_group_name: 'g',
          virtual_network_name: '${azurerm_virtual_network.v.name}',
          address_prefixes: ['10.3.0.0/24'],
        },
      },
      azurerm_subnet_route_table_association: {
        a: {
          subnet_id: '${azurerm_subnet.s.id}',
          route_table_id: '/r',
          depends_on: ['azurerm_network_security_group.n', 'azurerm_subnet.s'],
        },
      },
    },
  });
  expect(lastOf(emitted(stack)).bicep).toContain('dependsOn: [\n    nSecurityGroup\n  ]');
});

testWhere(
  BICEP,
  'each of them compiles without a diagnostic to the ARM JSON beside it',
  async () => {
    const compiler = startCompiler();
    try {
      expect(stacks.size).toBeGreaterThan(15);
      for (const [type, stack] of stacks) {
        const files = emitted(stack);
        const { diagnostics, ...rest } = await verdictOf(compiler, files);
        // Placeholder ids such as '/subnet' are replaced by valid ones.
        const others = diagnostics.filter((line) => !line.includes('use-resource-id-functions'));
        expect({ type, diagnostics: others, ...rest }).toEqual({ type, ...expectedOf(files) });
      }
    } finally {
      compiler.stop();
    }
  },
  60_000,
);
