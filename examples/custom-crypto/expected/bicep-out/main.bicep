metadata description = 'PREVIEW: documentation addresses are placeholders for those not assigned yet; do not deploy'

@description('Range of the virtual network. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param azureVNetAddressPrefix string = '10.20.0.0/16'

@description('Range of the virtual network. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param azureVNetAddressPrefix_10_21_0_0_16 string = '10.21.0.0/16'

@description('Name of the connection.')
param connectionName string = 'cn-aws'

@description('Name of the VPN gateway.')
param gatewayName string = 'vgw-prod'

@description('Name of the public IP of the VPN gateway.')
param gatewayPublicIPName string = 'pip-vgw-prod'

@description('Range of the GatewaySubnet.')
param gatewaySubnetPrefix string = '10.20.255.224/27'

@description('Azure location of every resource.')
param location string = 'northeurope'

@description('Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters.')
@secure()
@minLength(8)
@maxLength(128)
param sharedKey string

@description('Name of a subnet for workloads.')
param subnetName_apps string = 'apps'

@description('Name of a subnet for workloads.')
param subnetName_data string = 'data'

@description('Range of a subnet for workloads.')
param subnetPrefix_apps string = '10.20.1.0/24'

@description('Range of a subnet for workloads.')
param subnetPrefix_data string = '10.21.0.0/20'

@description('Name of the virtual network.')
param virtualNetworkName string = 'vnet-prod'

@description('CIDR block of the VPC. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param vpcAddressPrefix string = '10.10.0.0/16'

@description('CIDR block of the VPC. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param vpcAddressPrefix_100_64_0_0_20 string = '100.64.0.0/20'

@description('Elastic IP of the router in the VPC, an output of cdk deploy. The address of the router must be an IPv4 address; `npx cdk deploy` prints its Elastic IP.')
@minLength(7)
param vpcGatewayIpAddress string = '198.51.100.10'

@description('Name of the local network gateway, which represents a router in the VPC.')
param vpcGatewayName string = 'lgw-aws'

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: virtualNetworkName
  location: location
  tags: {
    environment: 'production'
    owner: 'network team'
    'vpc2vnet-link': 'custom-crypto'
  }
  properties: {
    addressSpace: {
      addressPrefixes: [
        azureVNetAddressPrefix
        azureVNetAddressPrefix_10_21_0_0_16
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
    environment: 'production'
    owner: 'network team'
    'vpc2vnet-link': 'custom-crypto'
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
            vpcAddressPrefix_100_64_0_0_20
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
            vpcAddressPrefix_100_64_0_0_20
          ]
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource networkSubnetApps 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: subnetName_apps
  properties: {
    addressPrefix: subnetPrefix_apps
    defaultOutboundAccess: true
    privateEndpointNetworkPolicies: 'Disabled'
    privateLinkServiceNetworkPolicies: 'Enabled'
    networkSecurityGroup: {
      id: networkSecurityGroup.id
    }
  }
}

resource networkSubnetData 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' = {
  parent: virtualNetwork
  name: subnetName_data
  properties: {
    addressPrefix: subnetPrefix_data
    defaultOutboundAccess: true
    privateEndpointNetworkPolicies: 'Disabled'
    privateLinkServiceNetworkPolicies: 'Enabled'
    networkSecurityGroup: {
      id: networkSecurityGroup.id
    }
  }
  dependsOn: [
    // Azure rejects concurrent changes of a virtual network.
    networkSubnetApps
  ]
}

resource gatewayPublicIp 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: gatewayPublicIPName
  location: location
  tags: {
    environment: 'production'
    owner: 'network team'
    'vpc2vnet-link': 'custom-crypto'
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
    environment: 'production'
    owner: 'network team'
    'vpc2vnet-link': 'custom-crypto'
  }
  properties: {
    gatewayIpAddress: vpcGatewayIpAddress
    localNetworkAddressSpace: {
      addressPrefixes: [
        vpcAddressPrefix
        vpcAddressPrefix_100_64_0_0_20
      ]
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
    networkSubnetData
  ]
}

// Takes about 45 minutes to create; a virtual network supports one VPN gateway.
resource vpnGateway 'Microsoft.Network/virtualNetworkGateways@2025-01-01' = {
  name: gatewayName
  location: location
  tags: {
    environment: 'production'
    owner: 'network team'
    'vpc2vnet-link': 'custom-crypto'
  }
  properties: {
    gatewayType: 'Vpn'
    vpnType: 'RouteBased'
    vpnGatewayGeneration: 'Generation2'
    sku: {
      name: 'VpnGw2AZ'
      tier: 'VpnGw2AZ'
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
    environment: 'production'
    owner: 'network team'
    'vpc2vnet-link': 'custom-crypto'
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
    dpdTimeoutSeconds: 30
    enableBgp: false
    usePolicyBasedTrafficSelectors: false
    ipsecPolicies: [
      {
        ikeEncryption: 'GCMAES256'
        ikeIntegrity: 'SHA384'
        dhGroup: 'ECP256'
        ipsecEncryption: 'AES256'
        ipsecIntegrity: 'SHA256'
        pfsGroup: 'None'
        saLifeTimeSeconds: 14400
        saDataSizeKilobytes: 10240000
      }
    ]
    expressRouteGatewayBypass: false
    enablePrivateLinkFastPath: false
  }
}

output bgpAddresses string[] = []

output connectionIds string[] = [
  awsSite1Connection.id
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
  tags: string
  'test VMs': string
} = {
  IPsec: '85592ab1'
  'VNet address space': 'dde45651'
  'VPC prefixes': '5d5066e2'
  gateway: '5d1638c4'
  names: '9f83f24d'
  tags: 'cd1df9a9'
  'test VMs': '4f53cda1'
}

output location string = location

output peerAddresses { 'router-1': string } = {
  'router-1': vpcGatewayIpAddress
}

output sharedKeySecretArns { aws: string } = {
  aws: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:custom-crypto-preview-AAAAAA'
}

output testVmAddresses string[] = []

output virtualNetworkId string = virtualNetwork.id

output vnetPrefixes string[] = [
  azureVNetAddressPrefix
  azureVNetAddressPrefix_10_21_0_0_16
]
