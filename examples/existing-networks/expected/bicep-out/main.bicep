metadata description = 'PREVIEW: documentation addresses are placeholders for those not assigned yet; do not deploy'

@description('Name of the connection.')
param connectionName string = 'Azure2Aws'

@description('Name of the VPN gateway.')
param gatewayName string = 'azureGateway'

@description('Name of the public IP of the VPN gateway.')
param gatewayPublicIPName string = 'azureGatewayIP'

@description('Azure location of every resource.')
param location string = 'westeurope'

@description('Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters.')
@secure()
@minLength(8)
@maxLength(128)
param sharedKey string

@description('CIDR block of the VPC. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param vpcAddressPrefix string = '10.20.0.0/16'

@description('CIDR block of the VPC. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param vpcAddressPrefix_10_21_0_0_16 string = '10.21.0.0/16'

@description('Prefix that is reached through the VPC. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param vpcAddressPrefix_10_30_0_0_16 string = '10.30.0.0/16'

@description('Elastic IP of the router in the VPC, an output of cdk deploy. The address of the router must be an IPv4 address; `npx cdk deploy` prints its Elastic IP.')
@minLength(7)
param vpcGatewayIpAddress string = '198.51.100.10'

@description('Name of the local network gateway, which represents a router in the VPC.')
param vpcGatewayName string = 'vpcGateway'

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' existing = {
  name: 'prod'
}

resource gatewayPublicIp 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: gatewayPublicIPName
  location: location
  tags: {
    'vpc2vnet-link': 'existing-networks'
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
    'vpc2vnet-link': 'existing-networks'
  }
  properties: {
    gatewayIpAddress: vpcGatewayIpAddress
    localNetworkAddressSpace: {
      addressPrefixes: [
        vpcAddressPrefix
        vpcAddressPrefix_10_21_0_0_16
        vpcAddressPrefix_10_30_0_0_16
      ]
    }
  }
}

resource networkGatewaySubnet 'Microsoft.Network/virtualNetworks/subnets@2025-01-01' existing = {
  parent: virtualNetwork
  name: 'GatewaySubnet'
}

// Takes about 45 minutes to create; a virtual network supports one VPN gateway.
resource vpnGateway 'Microsoft.Network/virtualNetworkGateways@2025-01-01' = {
  name: gatewayName
  location: location
  tags: {
    'vpc2vnet-link': 'existing-networks'
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
    'vpc2vnet-link': 'existing-networks'
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
  IPsec: '28c11fa8'
  'VNet address space': '376e968d'
  'VPC prefixes': '33182114'
  gateway: 'dd51ae89'
  names: '326d0c47'
  tags: '44136fa3'
  'test VMs': '4f53cda1'
}

output location string = location

output peerAddresses { 'router-1': string } = {
  'router-1': vpcGatewayIpAddress
}

output sharedKeySecretArns { aws: string } = {
  aws: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:existing-networks-preview-AAAAAA'
}

output testVmAddresses string[] = []

output virtualNetworkId string = virtualNetwork.id

output vnetPrefixes string[] = [
  '10.40.0.0/16'
]
