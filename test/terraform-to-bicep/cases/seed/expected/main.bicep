@description('SSH public key of the administrator.')
param adminSshPublicKey string

@description('Administrator of the test machine.')
param adminUsername string = 'ubuntu'

@description('Address space of the virtual network.')
param azureVNetAddressPrefix string = '10.3.0.0/16'

@description('Name of the connection.')
param connectionName string = 'Azure2Aws'

@description('Name of the gateway.')
param gatewayName string = 'azureGateway'

@description('Name of the public address of the gateway.')
param gatewayPublicIPName string = 'azureGatewayIP'

@description('SKU of the VPN gateway.')
@allowed([
  'VpnGw1AZ'
  'VpnGw2AZ'
  'VpnGw3AZ'
])
param gatewaySku string = 'VpnGw1AZ'

@description('Prefix of the gateway subnet, /27 or larger.')
param gatewaySubnetPrefix string = '10.3.200.0/27'

@description('Azure region.')
param location string = 'centralus'

@description('Shared key of the tunnel. Letters, digits, dot and underscore only.')
@secure()
@minLength(8)
@maxLength(128)
param sharedKey string

@description('Name of the subnet.')
param subnetName string = 'Subnet1'

@description('Prefix of the subnet.')
param subnetPrefix string = '10.3.0.0/24'

@description('Name of the virtual network.')
param virtualNetworkName string = 'azureVnet'

@description('Name of the test machine.')
param vmName string = 'node-1'

@description('Size of the test machine.')
param vmSize string = 'Standard_B2ats_v2'

@description('Address space of the AWS VPC.')
param vpcAddressPrefix string = '10.0.0.0/16'

@description('Public address of the AWS router.')
param vpcGatewayIpAddress string

@description('Name of the VPC gateway, in Azure.')
param vpcGatewayName string = 'vpcGateway'

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: virtualNetworkName
  location: location
  tags: {
    link: 'seed'
  }
  properties: {
    addressSpace: {
      addressPrefixes: [
        azureVNetAddressPrefix
      ]
    }
    dhcpOptions: {
      dnsServers: []
    }
    privateEndpointVNetPolicies: 'Disabled'
  }
}

resource subnetSecurity 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'subnet-security'
  location: location
  tags: {
    link: 'seed'
  }
  properties: {
    securityRules: [
      {
        name: 'allow-aws-icmp'
        properties: {
          description: 'ICMP from AWS: the post\'s ping'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Icmp'
          sourceAddressPrefixes: [
            vpcAddressPrefix
          ]
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
      {
        name: 'deny-internet'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource subnet1 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: subnetName
  properties: {
    addressPrefix: subnetPrefix
    defaultOutboundAccess: true
    privateEndpointNetworkPolicies: 'Disabled'
    privateLinkServiceNetworkPolicies: 'Enabled'
    networkSecurityGroup: {
      id: subnetSecurity.id
    }
  }
}

resource gatewayPublicIp 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: gatewayPublicIPName
  location: location
  tags: {
    link: 'seed'
  }
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
  }
}

// In Azure, "local" is the remote end of the tunnel.
resource vpcGateway 'Microsoft.Network/localNetworkGateways@2025-01-01' = {
  name: vpcGatewayName
  location: location
  tags: {
    link: 'seed'
  }
  properties: {
    gatewayIpAddress: vpcGatewayIpAddress
    localNetworkAddressSpace: {
      addressPrefixes: [
        vpcAddressPrefix
      ]
    }
  }
}

resource vmNic 'Microsoft.Network/networkInterfaces@2025-01-01' = {
  name: '${vmName}-nic'
  location: location
  tags: {
    link: 'seed'
  }
  properties: {
    enableAcceleratedNetworking: false
    enableIPForwarding: false
    ipConfigurations: [
      {
        name: 'internal'
        properties: {
          privateIPAllocationMethod: 'Dynamic'
          privateIPAddressVersion: 'IPv4'
          primary: true
          subnet: {
            id: subnet1.id
          }
        }
      }
    ]
  }
}

// Password authentication is disabled: the machine accepts only the SSH key.
resource vm 'Microsoft.Compute/virtualMachines@2024-03-01' = {
  name: vmName
  location: location
  tags: {
    link: 'seed'
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
        caching: 'ReadWrite'
        managedDisk: {
          storageAccountType: 'StandardSSD_LRS'
        }
        writeAcceleratorEnabled: false
      }
    }
    hardwareProfile: {
      vmSize: vmSize
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
      computerName: vmName
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
              keyData: adminSshPublicKey
              path: '/home/${adminUsername}/.ssh/authorized_keys'
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
  }
}

// Azure requires this name for the gateway subnet, and supports no network security group on it.
resource gatewaySubnet 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: 'GatewaySubnet'
  properties: {
    addressPrefix: gatewaySubnetPrefix
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
resource vpnGateway 'Microsoft.Network/virtualNetworkGateways@2025-01-01' = {
  name: gatewayName
  location: location
  tags: {
    link: 'seed'
  }
  properties: {
    gatewayType: 'Vpn'
    vpnType: 'RouteBased'
    vpnGatewayGeneration: 'Generation1'
    sku: {
      name: gatewaySku
      tier: gatewaySku
    }
    activeActive: false
    enableBgp: false
    ipConfigurations: [
      {
        name: 'gateway'
        properties: {
          privateIPAllocationMethod: 'Dynamic'
          subnet: {
            id: gatewaySubnet.id
          }
          publicIPAddress: {
            id: gatewayPublicIp.id
          }
        }
      }
    ]
    enableBgpRouteTranslationForNat: false
    disableIPSecReplayProtection: false
    enablePrivateIpAddress: false
    allowRemoteVnetTraffic: false
    allowVirtualWanTraffic: false
  }
}

// The policy replaces all default proposals of Azure: the peer must offer exactly these.
// The protocol cannot be changed later; another protocol requires a new connection.
resource connection 'Microsoft.Network/connections@2025-01-01' = {
  name: connectionName
  location: location
  tags: {
    link: 'seed'
  }
  properties: {
    connectionType: 'IPsec'
    virtualNetworkGateway1: {
      id: vpnGateway.id
      properties: {}
    }
    localNetworkGateway2: {
      id: vpcGateway.id
      properties: {}
    }
    sharedKey: sharedKey
    connectionProtocol: 'IKEv2'
    connectionMode: 'Default'
    dpdTimeoutSeconds: 45
    enableBgp: false
    usePolicyBasedTrafficSelectors: false
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
    expressRouteGatewayBypass: false
    enablePrivateLinkFastPath: false
  }
}

output bgpAddresses string[] = []

output connectionId string = connection.id

@description('Public addresses of the gateway.')
output gatewayAddresses string[] = [
  gatewayPublicIp.properties.ipAddress
]

output vnetPrefixes string[] = [
  azureVNetAddressPrefix
]
