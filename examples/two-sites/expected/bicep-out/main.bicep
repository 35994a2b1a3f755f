metadata description = 'PREVIEW: documentation addresses are placeholders for those not assigned yet; do not deploy'

@description('OpenSSH public key of the administrator of the test VM. The public key must be one OpenSSH public key of type ssh-ed25519, or ssh-rsa with at least 2048 bits, with a plain comment; `ssh-keygen -t ed25519` makes one in ~/.ssh/id_ed25519.pub.')
@minLength(80)
param adminSshPublicKey string

@description('Administrator of the test VM.')
param adminUsername string = 'ubuntu'

@description('Range of the virtual network. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param azureVNetAddressPrefix string = '10.3.0.0/16'

@description('Name of the connection.')
param connectionName string = 'Azure2Aws'

@description('Name of the VPN gateway.')
param gatewayName string = 'azureGateway'

@description('Name of the public IP of the VPN gateway.')
param gatewayPublicIPName string = 'azureGatewayIP'

@description('Range of the GatewaySubnet.')
param gatewaySubnetPrefix string = '10.3.255.224/27'

@description('Azure location of every resource.')
param location string = 'westeurope'

@description('Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters.')
@secure()
@minLength(8)
@maxLength(128)
param sharedKey string

@description('Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters.')
@secure()
@minLength(8)
@maxLength(128)
param sharedKey_virginia string

@description('Name of a subnet for workloads.')
param subnetName string = 'Subnet1'

@description('Range of a subnet for workloads.')
param subnetPrefix string = '10.3.0.0/24'

@description('Name of the virtual network.')
param virtualNetworkName string = 'azureVnet'

@description('Name of the test VM, also its host name.')
param vmName string = 'node-1'

@description('Size of the test VM.')
param vmSize string = 'Standard_B2ats_v2'

@description('CIDR block of the VPC. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param vpcAddressPrefix string = '10.0.0.0/16'

@description('Elastic IP of the router in the VPC, an output of cdk deploy. The address of the router must be an IPv4 address; `npx cdk deploy` prints its Elastic IP.')
@minLength(7)
param vpcGatewayIpAddress string = '198.51.100.10'

@description('Elastic IP of the router in the VPC, an output of cdk deploy. The address of the router must be an IPv4 address; `npx cdk deploy` prints its Elastic IP.')
@minLength(7)
param vpcGatewayIpAddress_virginia string = '198.19.8.208'

@description('Name of the local network gateway, which represents a router in the VPC.')
param vpcGatewayName string = 'vpcGateway'

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: virtualNetworkName
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
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

resource networkSecurityGroup 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: 'azureNsg'
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
  }
  properties: {
    securityRules: [
      {
        name: 'AllowPingFromAws'
        properties: {
          description: 'Pings from the VPC'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Icmp'
          sourceAddressPrefixes: [
            vpcAddressPrefix
            '10.1.0.0/16'
          ]
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
      {
        name: 'AllowFromAws'
        properties: {
          description: 'Everything else from the VPC; Azure denies the internet by default'
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefixes: [
            vpcAddressPrefix
            '10.1.0.0/16'
          ]
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource networkSubnet1 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: subnetName
  properties: {
    addressPrefix: subnetPrefix
    defaultOutboundAccess: true
    privateEndpointNetworkPolicies: 'Disabled'
    privateLinkServiceNetworkPolicies: 'Enabled'
    networkSecurityGroup: {
      id: networkSecurityGroup.id
    }
  }
}

resource gatewayPublicIp 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: gatewayPublicIPName
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
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
resource awsSite1LocalGateway 'Microsoft.Network/localNetworkGateways@2025-01-01' = {
  name: vpcGatewayName
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
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

// In Azure, "local" is the remote end of the tunnel.
resource awsSiteVirginiaLocalGateway 'Microsoft.Network/localNetworkGateways@2025-01-01' = {
  name: 'vpcGateway-virginia'
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
  }
  properties: {
    gatewayIpAddress: vpcGatewayIpAddress_virginia
    localNetworkAddressSpace: {
      addressPrefixes: [
        '10.1.0.0/16'
      ]
    }
  }
}

resource testVm1NetworkInterface 'Microsoft.Network/networkInterfaces@2025-01-01' = {
  name: '${vmName}-nic'
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
  }
  properties: {
    enableAcceleratedNetworking: false
    enableIPForwarding: false
    ipConfigurations: [
      {
        name: 'primary'
        properties: {
          privateIPAllocationMethod: 'Dynamic'
          privateIPAddressVersion: 'IPv4'
          primary: true
          subnet: {
            id: networkSubnet1.id
          }
        }
      }
    ]
  }
}

// Password authentication is disabled: the machine accepts only the SSH key.
resource testVm1 'Microsoft.Compute/virtualMachines@2024-03-01' = {
  name: vmName
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
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
          id: testVm1NetworkInterface.id
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
        enabled: false
      }
    }
  }
}

// Azure requires this name for the gateway subnet, and supports no network security group on it.
resource networkGatewaySubnet 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
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
    networkSubnet1
  ]
}

// Takes about 45 minutes to create; a virtual network supports one VPN gateway.
resource vpnGateway 'Microsoft.Network/virtualNetworkGateways@2025-01-01' = {
  name: gatewayName
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
  }
  properties: {
    gatewayType: 'Vpn'
    vpnType: 'RouteBased'
    vpnGatewayGeneration: 'Generation1'
    sku: {
      name: 'VpnGw1AZ'
      tier: 'VpnGw1AZ'
    }
    activeActive: false
    enableBgp: false
    ipConfigurations: [
      {
        name: 'gatewayIpConfiguration'
        properties: {
          privateIPAllocationMethod: 'Dynamic'
          subnet: {
            id: networkGatewaySubnet.id
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
resource awsSite1Connection 'Microsoft.Network/connections@2025-01-01' = {
  name: connectionName
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
  }
  properties: {
    connectionType: 'IPsec'
    virtualNetworkGateway1: {
      id: vpnGateway.id
      properties: {}
    }
    localNetworkGateway2: {
      id: awsSite1LocalGateway.id
      properties: {}
    }
    sharedKey: sharedKey
    connectionProtocol: 'IKEv2'
    connectionMode: 'ResponderOnly'
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

// The policy replaces all default proposals of Azure: the peer must offer exactly these.
// The protocol cannot be changed later; another protocol requires a new connection.
resource awsSiteVirginiaConnection 'Microsoft.Network/connections@2025-01-01' = {
  name: 'Azure2Aws-virginia'
  location: location
  tags: {
    'vpc2vnet-link': 'two-sites'
  }
  properties: {
    connectionType: 'IPsec'
    virtualNetworkGateway1: {
      id: vpnGateway.id
      properties: {}
    }
    localNetworkGateway2: {
      id: awsSiteVirginiaLocalGateway.id
      properties: {}
    }
    sharedKey: sharedKey_virginia
    connectionProtocol: 'IKEv2'
    connectionMode: 'ResponderOnly'
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

output connectionIds string[] = [
  awsSite1Connection.id
  awsSiteVirginiaConnection.id
]

output gatewayAddresses string[] = [
  gatewayPublicIp.properties.ipAddress
]

output gatewayId string = vpnGateway.id

output inputs {
  IPsec: string
  'VNet address space': string
  'VPC prefixes': string
  gateway: string
  names: string
  'site virginia': string
  tags: string
  'test VMs': string
} = {
  IPsec: '28c11fa8'
  'VNet address space': 'd117b9fe'
  'VPC prefixes': '3e96b00c'
  gateway: 'dd51ae89'
  names: 'a4d4b43d'
  'site virginia': 'd2e3d018'
  tags: '44136fa3'
  'test VMs': '8d6b94d3'
}

output location string = location

output peerAddresses { 'router-1': string, 'virginia/router-1': string } = {
  'router-1': vpcGatewayIpAddress
  'virginia/router-1': vpcGatewayIpAddress_virginia
}

output sharedKeySecretArns { aws: string, virginia: string } = {
  aws: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:two-sites-preview-AAAAAA'
  virginia: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:two-sites--virginia-preview-AAAAAA'
}

output testVmAddresses string[] = [
  testVm1NetworkInterface.properties.ipConfigurations[0].properties.privateIPAddress
]

output virtualNetworkId string = virtualNetwork.id

output vnetPrefixes string[] = [
  azureVNetAddressPrefix
]
