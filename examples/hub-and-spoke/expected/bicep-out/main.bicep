metadata description = 'PREVIEW: documentation addresses are placeholders for those not assigned yet; do not deploy'

@description('Name of the connection.')
param connectionName string = 'Azure2Aws-hub-and-spoke'

@description('Azure location of every resource.')
param location string = 'westeurope'

@description('Shared key of the VPN, from AWS Secrets Manager; never written down. The shared key must be 8 to 128 letters, digits, dots and underscores, and must not begin with 0; the generated one has 64 letters.')
@secure()
@minLength(8)
@maxLength(128)
param sharedKey string

@description('CIDR block of the VPC. Change it in vpc2vnet.yaml, so that the AWS side follows.')
param vpcAddressPrefix string = '10.0.0.0/16'

@description('Elastic IP of the router in the VPC, an output of cdk deploy. The address of the router must be an IPv4 address; `npx cdk deploy` prints its Elastic IP.')
@minLength(7)
param vpcGatewayIpAddress string = '198.51.100.10'

@description('Name of the local network gateway, which represents a router in the VPC.')
param vpcGatewayName string = 'vpcGateway-hub-and-spoke'

resource spokeApp1Network 'Microsoft.Network/virtualNetworks@2025-01-01' existing = {
  name: 'app1'
}

resource virtualNetwork 'Microsoft.Network/virtualNetworks@2025-01-01' existing = {
  name: 'hub'
}

resource spokeApp1HubPeering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-01-01' = {
  parent: virtualNetwork
  name: 'to-app1'
  properties: {
    remoteVirtualNetwork: {
      id: spokeApp1Network.id
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: false
    allowGatewayTransit: true
    useRemoteGateways: false
    peerCompleteVnets: true
  }
}

// Uses the VPN gateway of the other network, which must allow gateway transit.
resource spokeApp1SpokePeering 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-01-01' = {
  parent: spokeApp1Network
  name: 'to-hub'
  properties: {
    remoteVirtualNetwork: {
      id: virtualNetwork.id
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: false
    allowGatewayTransit: false
    useRemoteGateways: true
    peerCompleteVnets: true
  }
  dependsOn: [
    spokeApp1HubPeering
  ]
}

resource gatewayPublicIp 'Microsoft.Network/publicIPAddresses@2025-01-01' existing = {
  name: 'gw-ip'
}

resource vpnGateway 'Microsoft.Network/virtualNetworkGateways@2025-01-01' existing = {
  name: 'gw'
}

// In Azure, "local" is the remote end of the tunnel.
resource awsSite1LocalGateway 'Microsoft.Network/localNetworkGateways@2025-01-01' = {
  name: vpcGatewayName
  location: location
  tags: {
    'vpc2vnet-link': 'hub-and-spoke'
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

// The policy replaces all default proposals of Azure: the peer must offer exactly these.
// The protocol cannot be changed later; another protocol requires a new connection.
resource awsSite1Connection 'Microsoft.Network/connections@2025-01-01' = {
  name: connectionName
  location: location
  tags: {
    'vpc2vnet-link': 'hub-and-spoke'
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
  spokes: string
  tags: string
  'test VMs': string
} = {
  IPsec: '28c11fa8'
  'VNet address space': 'c37d6479'
  'VPC prefixes': '3e96b00c'
  gateway: 'd918ed7b'
  names: '326d0c47'
  spokes: 'b93c3ee7'
  tags: '44136fa3'
  'test VMs': '4f53cda1'
}

output location string = location

output peerAddresses { 'router-1': string } = {
  'router-1': vpcGatewayIpAddress
}

output sharedKeySecretArns { aws: string } = {
  aws: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:hub-and-spoke-preview-AAAAAA'
}

output testVmAddresses string[] = []

output virtualNetworkId string = virtualNetwork.id

output vnetPrefixes string[] = [
  '10.40.0.0/16'
  '10.41.0.0/16'
  '10.42.0.0/16'
  '10.44.0.0/16'
]
