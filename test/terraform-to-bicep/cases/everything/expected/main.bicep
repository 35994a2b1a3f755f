@description('Name of the administrator of the virtual machine.')
param adminUsername string = 'azureuser'

param location string = 'West Europe'

@secure()
param sharedKey string

@secure()
param sharedKey2 string

// Terraform rejects the deletion of this resource; in Azure, use a resource lock.
// Terraform ignores later changes of tags; this template resets them.
resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: 'vnet'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.3.0.0/16'
        '10.4.0.0/16'
      ]
    }
    dhcpOptions: {
      dnsServers: [
        '168.63.129.16'
      ]
    }
    flowTimeoutInMinutes: 10
    privateEndpointVNetPolicies: 'Disabled'
  }
}

resource hubVirtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' existing = {
  scope: resourceGroup('hub-group')
  name: 'hub'
}

resource routes 'Microsoft.Network/routeTables@2025-01-01' = {
  name: 'routes'
  location: location
  properties: {
    disableBgpRoutePropagation: true
    routes: [
      {
        name: 'home'
        properties: {
          addressPrefix: '192.168.0.0/16'
          nextHopType: 'VirtualNetworkGateway'
        }
      }
    ]
  }
}

resource extraRoute 'Microsoft.Network/routeTables/routes@2025-01-01' = {
  parent: routes
  name: 'extra'
  properties: {
    addressPrefix: '192.0.2.0/24'
    nextHopType: 'VirtualAppliance'
    nextHopIpAddress: '10.3.1.4'
  }
}

resource security 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'nsg'
  location: location
  properties: {}
}

resource subnet0 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: 'subnet-0'
  properties: {
    addressPrefix: '10.3.1.0/24'
    defaultOutboundAccess: true
    privateEndpointNetworkPolicies: 'Disabled'
    privateLinkServiceNetworkPolicies: 'Enabled'
    serviceEndpoints: [
      {
        service: 'Microsoft.Storage'
      }
    ]
    networkSecurityGroup: {
      id: security.id
    }
    routeTable: {
      id: routes.id
    }
  }
}

resource subnet1 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: 'subnet-1'
  properties: {
    addressPrefixes: [
      '10.3.2.0/24'
      '10.4.2.0/24'
    ]
    defaultOutboundAccess: true
    privateEndpointNetworkPolicies: 'Disabled'
    privateLinkServiceNetworkPolicies: 'Enabled'
    networkSecurityGroup: {
      id: security.id
    }
    routeTable: {
      id: routes.id
    }
  }
  dependsOn: [
    // Azure rejects concurrent changes of a virtual network.
    subnet0
  ]
}

resource ruleA 'Microsoft.Network/networkSecurityGroups/securityRules@2025-01-01' = {
  parent: security
  name: 'a'
  properties: {
    priority: 100
    direction: 'Inbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: '10.0.0.0/16'
    sourcePortRange: '*'
    destinationAddressPrefix: '*'
    destinationPortRanges: [
      '22'
      '443'
    ]
  }
}

resource ruleB 'Microsoft.Network/networkSecurityGroups/securityRules@2025-01-01' = {
  parent: security
  name: 'b'
  properties: {
    priority: 101
    direction: 'Inbound'
    access: 'Allow'
    protocol: 'Tcp'
    sourceAddressPrefix: '10.0.0.0/16'
    sourcePortRange: '*'
    destinationAddressPrefix: '*'
    destinationPortRanges: [
      '22'
      '443'
    ]
  }
  dependsOn: [
    // Azure rejects concurrent changes of a network security group.
    ruleA
  ]
}

resource gatewayIp0 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'gateway-ip-0'
  location: location
  sku: {
    name: 'Standard'
    tier: 'Regional'
  }
  zones: [
    '1'
    '2'
    '3'
  ]
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
    idleTimeoutInMinutes: 4
    ddosSettings: {
      protectionMode: 'VirtualNetworkInherited'
    }
    ipTags: [
      {
        ipTagType: 'RoutingPreference'
        tag: 'Internet'
      }
    ]
  }
}

resource gatewayIp1 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'gateway-ip-1'
  location: location
  sku: {
    name: 'Standard'
    tier: 'Regional'
  }
  zones: [
    '1'
    '2'
    '3'
  ]
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
    idleTimeoutInMinutes: 4
    ddosSettings: {
      protectionMode: 'VirtualNetworkInherited'
    }
    ipTags: [
      {
        ipTagType: 'RoutingPreference'
        tag: 'Internet'
      }
    ]
  }
}

// In Azure, "local" is the remote end of the tunnel.
resource router0 'Microsoft.Network/localNetworkGateways@2025-01-01' = {
  name: 'router-0'
  location: location
  properties: {
    gatewayIpAddress: '203.0.113.1'
    localNetworkAddressSpace: {
      addressPrefixes: []
    }
    bgpSettings: {
      asn: 64512
      bgpPeeringAddress: '169.254.21.1'
      peerWeight: 0
    }
  }
}

// In Azure, "local" is the remote end of the tunnel.
resource router1 'Microsoft.Network/localNetworkGateways@2025-01-01' = {
  name: 'router-1'
  location: location
  properties: {
    gatewayIpAddress: '203.0.113.2'
    localNetworkAddressSpace: {
      addressPrefixes: []
    }
    bgpSettings: {
      asn: 64512
      bgpPeeringAddress: '169.254.21.5'
      peerWeight: 0
    }
  }
}

resource vmNic 'Microsoft.Network/networkInterfaces@2025-01-01' = {
  name: 'nic'
  location: location
  properties: {
    enableAcceleratedNetworking: false
    enableIPForwarding: true
    dnsSettings: {
      dnsServers: [
        '10.3.0.4'
      ]
    }
    ipConfigurations: [
      {
        name: 'internal'
        properties: {
          privateIPAllocationMethod: 'Static'
          privateIPAddress: '10.3.1.10'
          privateIPAddressVersion: 'IPv4'
          primary: true
          subnet: {
            id: subnet0.id
          }
        }
      }
    ]
    networkSecurityGroup: {
      id: security.id
    }
  }
}

// Password authentication is disabled: the machine accepts only the SSH key.
resource vm 'Microsoft.Compute/virtualMachines@2024-03-01' = {
  name: 'vm'
  location: location
  zones: [
    '1'
  ]
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    storageProfile: {
      dataDisks: []
      imageReference: {
        publisher: 'Canonical'
        offer: 'ubuntu-24_04-lts'
        sku: 'server'
        version: 'latest'
      }
      osDisk: {
        createOption: 'FromImage'
        osType: 'Linux'
        name: 'vm-os'
        caching: 'ReadOnly'
        managedDisk: {
          storageAccountType: 'Premium_LRS'
        }
        diskSizeGB: 64
        writeAcceleratorEnabled: false
      }
    }
    hardwareProfile: {
      vmSize: 'Standard_B2ats_v2'
    }
    priority: 'Regular'
    extensionsTimeBudget: 'PT1H30M'
    networkProfile: {
      networkInterfaces: [
        {
          id: vmNic.id
          properties: {
            primary: true
          }
        }
      ]
    }
    osProfile: {
      computerName: 'vm'
      adminUsername: adminUsername
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
              keyData: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample example'
              path: '/home/${adminUsername}/.ssh/authorized_keys'
            }
          ]
        }
      }
    }
    diagnosticsProfile: {
      bootDiagnostics: {
        enabled: false
      }
    }
    securityProfile: {
      uefiSettings: {
        secureBootEnabled: true
        vTpmEnabled: true
      }
      securityType: 'TrustedLaunch'
    }
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: 'everything-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 90
    publicNetworkAccessForIngestion: 'Enabled'
    publicNetworkAccessForQuery: 'Enabled'
    features: {
      enableLogAccessUsingOnlyResourcePermissions: true
      disableLocalAuth: true
    }
    workspaceCapping: {
      dailyQuotaGb: -1
    }
  }
}

resource onCallActionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'on-call'
  location: 'global'
  properties: {
    groupShortName: 'oncall'
    enabled: true
    emailReceivers: [
      {
        name: 'ops'
        emailAddress: 'ops@example.com'
        useCommonAlertSchema: false
      }
    ]
    smsReceivers: []
    voiceReceivers: []
    webhookReceivers: []
    azureAppPushReceivers: []
    armRoleReceivers: []
    logicAppReceivers: []
  }
}

// Azure requires this name for the gateway subnet, and supports no network security group on it.
resource gatewaySubnet 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: 'GatewaySubnet'
  properties: {
    addressPrefix: '10.3.200.0/27'
    defaultOutboundAccess: true
    privateEndpointNetworkPolicies: 'Disabled'
    privateLinkServiceNetworkPolicies: 'Enabled'
  }
  dependsOn: [
    // Azure rejects concurrent changes of a virtual network.
    subnet1
  ]
}

// Takes about 45 minutes to create; a virtual network supports one VPN gateway.
// Active-active: both instances forward traffic, each with its own public address.
resource vpnGateway 'Microsoft.Network/virtualNetworkGateways@2025-01-01' = {
  name: 'gateway'
  location: location
  properties: {
    gatewayType: 'Vpn'
    vpnType: 'RouteBased'
    vpnGatewayGeneration: 'Generation2'
    sku: {
      name: 'VpnGw2AZ'
      tier: 'VpnGw2AZ'
    }
    activeActive: true
    enableBgp: true
    ipConfigurations: [
      {
        name: 'instance-0'
        properties: {
          privateIPAllocationMethod: 'Dynamic'
          subnet: {
            id: gatewaySubnet.id
          }
          publicIPAddress: {
            id: gatewayIp0.id
          }
        }
      }
      {
        name: 'instance-1'
        properties: {
          privateIPAllocationMethod: 'Dynamic'
          subnet: {
            id: gatewaySubnet.id
          }
          publicIPAddress: {
            id: gatewayIp1.id
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
            'gateway',
            'instance-0'
          )
          customBgpIpAddresses: [
            '169.254.21.2'
            '169.254.22.2'
          ]
        }
        {
          ipconfigurationId: resourceId(
            'Microsoft.Network/virtualNetworkGateways/ipConfigurations',
            'gateway',
            'instance-1'
          )
          customBgpIpAddresses: [
            '169.254.21.6'
            '169.254.22.6'
          ]
        }
      ]
    }
    enableBgpRouteTranslationForNat: false
    disableIPSecReplayProtection: false
    enablePrivateIpAddress: false
    allowRemoteVnetTraffic: false
    allowVirtualWanTraffic: false
  }
}

resource hubPeering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-01-01' = {
  parent: virtualNetwork
  name: 'to-hub'
  properties: {
    remoteVirtualNetwork: {
      id: hubVirtualNetwork.id
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: true
    allowGatewayTransit: true
    useRemoteGateways: false
    peerCompleteVnets: true
  }
  dependsOn: [
    vpnGateway
    // Azure rejects concurrent changes of a virtual network.
    gatewaySubnet
  ]
}

// The policy replaces all default proposals of Azure: the peer must offer exactly these.
// The protocol cannot be changed later; another protocol requires a new connection.
resource connection0 'Microsoft.Network/connections@2025-01-01' = {
  name: 'connection-0'
  location: location
  properties: {
    connectionType: 'IPsec'
    virtualNetworkGateway1: {
      id: vpnGateway.id
      properties: {}
    }
    localNetworkGateway2: {
      id: router0.id
      properties: {}
    }
    sharedKey: sharedKey
    connectionProtocol: 'IKEv2'
    connectionMode: 'ResponderOnly'
    dpdTimeoutSeconds: 45
    enableBgp: true
    gatewayCustomBgpIpAddresses: [
      {
        ipConfigurationId: '${vpnGateway.id}/ipConfigurations/instance-0'
        customBgpIpAddress: '169.254.21.2'
      }
      {
        ipConfigurationId: '${vpnGateway.id}/ipConfigurations/instance-1'
        customBgpIpAddress: '169.254.21.6'
      }
    ]
    usePolicyBasedTrafficSelectors: true
    ipsecPolicies: [
      {
        ikeEncryption: 'AES256'
        ikeIntegrity: 'SHA384'
        dhGroup: 'ECP384'
        ipsecEncryption: 'GCMAES256'
        ipsecIntegrity: 'GCMAES256'
        pfsGroup: 'ECP384'
        saLifeTimeSeconds: 27000
        saDataSizeKilobytes: 102400000
      }
    ]
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
  }
}

// The policy replaces all default proposals of Azure: the peer must offer exactly these.
// The protocol cannot be changed later; another protocol requires a new connection.
resource connection1 'Microsoft.Network/connections@2025-01-01' = {
  name: 'connection-1'
  location: location
  properties: {
    connectionType: 'IPsec'
    virtualNetworkGateway1: {
      id: vpnGateway.id
      properties: {}
    }
    localNetworkGateway2: {
      id: router1.id
      properties: {}
    }
    sharedKey: sharedKey2
    connectionProtocol: 'IKEv2'
    connectionMode: 'ResponderOnly'
    dpdTimeoutSeconds: 45
    enableBgp: true
    gatewayCustomBgpIpAddresses: [
      {
        ipConfigurationId: '${vpnGateway.id}/ipConfigurations/instance-0'
        customBgpIpAddress: '169.254.21.2'
      }
      {
        ipConfigurationId: '${vpnGateway.id}/ipConfigurations/instance-1'
        customBgpIpAddress: '169.254.21.6'
      }
    ]
    usePolicyBasedTrafficSelectors: true
    ipsecPolicies: [
      {
        ikeEncryption: 'AES256'
        ikeIntegrity: 'SHA384'
        dhGroup: 'ECP384'
        ipsecEncryption: 'GCMAES256'
        ipsecIntegrity: 'GCMAES256'
        pfsGroup: 'ECP384'
        saLifeTimeSeconds: 27000
        saDataSizeKilobytes: 102400000
      }
    ]
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
  }
}

resource gatewayLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vpnGateway
  name: 'logs'
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        enabled: true
        category: 'IKEDiagnosticLog'
      }
      {
        enabled: true
        categoryGroup: 'allLogs'
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

resource tunnelDownAlert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'tunnel-down'
  location: 'global'
  properties: {
    description: 'No bytes through the tunnel'
    severity: 1
    enabled: true
    scopes: [
      vpnGateway.id
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'Metric1'
          metricNamespace: 'Microsoft.Network/virtualNetworkGateways'
          metricName: 'TunnelAverageBandwidth'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: json('1.5')
          dimensions: [
            {
              name: 'ConnectionName'
              operator: 'Include'
              values: [
                connection0.name
                connection1.name
              ]
            }
          ]
          skipMetricValidation: false
        }
      ]
    }
    actions: [
      {
        actionGroupId: onCallActionGroup.id
      }
    ]
  }
}

output bgpAddresses string[] = [
  vpnGateway.properties.bgpSettings.bgpPeeringAddresses[0].defaultBgpIpAddresses[0]
  vpnGateway.properties.bgpSettings.bgpPeeringAddresses[1].defaultBgpIpAddresses[0]
]

output gatewayAddresses string[] = [
  gatewayIp0.properties.ipAddress
  gatewayIp1.properties.ipAddress
]
