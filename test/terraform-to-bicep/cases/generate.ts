/* Writes the stacks of the cases below: `npx ts-node test/terraform-to-bicep/cases/generate.ts`. */
import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fn, TerraformOutput, TerraformStack, TerraformVariable, Testing, type TerraformVariableConfig } from 'cdktf';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { NetworkInterface } from '@cdktf/provider-azurerm/lib/network-interface';
import { NetworkInterfaceSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/network-interface-security-group-association';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Route } from '@cdktf/provider-azurerm/lib/route';
import { RouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { SubnetRouteTableAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering';
import { DataAzurermVirtualNetwork } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network';

const POLICY = {
  dhGroup: 'ECP384',
  ikeEncryption: 'AES256',
  ikeIntegrity: 'SHA384',
  ipsecEncryption: 'GCMAES256',
  ipsecIntegrity: 'GCMAES256',
  pfsGroup: 'ECP384',
  saDatasize: 102400000,
  saLifetime: 27000,
};

function stackOf(name: string): TerraformStack {
  const stack = new TerraformStack(Testing.app(), name);
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

function seed(): TerraformStack {
  const stack = stackOf('azure-seed');
  const variable = (id: string, description: string, more: Partial<TerraformVariableConfig> = {}): string =>
    new TerraformVariable(stack, id, { type: 'string', description, ...more }).stringValue;
  const location = variable('location', 'Azure region.', { default: 'centralus' });
  const sku = variable('gatewaySku', 'SKU of the VPN gateway.', {
    default: 'VpnGw1AZ',
    validation: [
      {
        condition: '${contains(["VpnGw1AZ", "VpnGw2AZ", "VpnGw3AZ"], var.gatewaySku)}',
        errorMessage: 'must be a zone-redundant SKU',
      },
    ],
  });
  const key = variable('sharedKey', 'Shared key of the tunnel.', {
    sensitive: true,
    validation: [
      {
        condition: '${length(var.sharedKey) >= 8 && length(var.sharedKey) <= 128}',
        errorMessage: 'must be 8 to 128 characters',
      },
      {
        condition: '${can(regex("^[A-Za-z0-9._]+$", var.sharedKey))}',
        errorMessage: 'Letters, digits, dot and underscore only.',
      },
    ],
  });
  const group = new ResourceGroup(stack, 'group', { name: 'aws2azure', location, tags: { link: 'seed' } });
  const common = { resourceGroupName: group.name, location: group.location, tags: { link: 'seed' } };
  const vnet = new VirtualNetwork(stack, 'network', {
    ...common,
    name: variable('virtualNetworkName', 'Name of the virtual network.', { default: 'azureVnet' }),
    addressSpace: [
      variable('azureVNetAddressPrefix', 'Address space of the virtual network.', { default: '10.3.0.0/16' }),
    ],
  });
  const gatewaySubnet = new Subnet(stack, 'gateway-subnet', {
    name: 'GatewaySubnet',
    resourceGroupName: group.name,
    virtualNetworkName: vnet.name,
    addressPrefixes: [
      variable('gatewaySubnetPrefix', 'Prefix of the gateway subnet, /27 or larger.', { default: '10.3.200.0/27' }),
    ],
  });
  const subnet = new Subnet(stack, 'subnet-1', {
    name: variable('subnetName', 'Name of the subnet.', { default: 'Subnet1' }),
    resourceGroupName: group.name,
    virtualNetworkName: vnet.name,
    addressPrefixes: [variable('subnetPrefix', 'Prefix of the subnet.', { default: '10.3.0.0/24' })],
  });
  const awsPrefix = variable('vpcAddressPrefix', 'Address space of the AWS VPC.', { default: '10.0.0.0/16' });
  const nsg = new NetworkSecurityGroup(stack, 'subnet-security', {
    ...common,
    name: 'subnet-security',
    securityRule: [
      {
        name: 'deny-internet',
        priority: 4000,
        direction: 'Inbound',
        access: 'Deny',
        protocol: '*',
        sourceAddressPrefix: 'Internet',
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '*',
      },
      {
        name: 'allow-aws-icmp',
        priority: 100,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Icmp',
        description: "ICMP from AWS: the post's ping",
        sourceAddressPrefixes: [awsPrefix],
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRange: '*',
      },
    ],
  });
  new SubnetNetworkSecurityGroupAssociation(stack, 'subnet-security-association', {
    subnetId: subnet.id,
    networkSecurityGroupId: nsg.id,
  });
  const ip = new PublicIp(stack, 'gateway-public-ip', {
    ...common,
    name: variable('gatewayPublicIPName', 'Name of the public address of the gateway.', { default: 'azureGatewayIP' }),
    allocationMethod: 'Static',
    sku: 'Standard',
    zones: ['1', '2', '3'],
  });
  const gateway = new VirtualNetworkGateway(stack, 'gateway', {
    ...common,
    name: variable('gatewayName', 'Name of the gateway.', { default: 'azureGateway' }),
    type: 'Vpn',
    vpnType: 'RouteBased',
    sku,
    generation: 'Generation1',
    ipConfiguration: [{ name: 'gateway', subnetId: gatewaySubnet.id, publicIpAddressId: ip.id }],
  });
  const local = new LocalNetworkGateway(stack, 'vpc-gateway', {
    ...common,
    name: variable('vpcGatewayName', 'Name of the VPC gateway, in Azure.', { default: 'vpcGateway' }),
    gatewayAddress: variable('vpcGatewayIpAddress', 'Public address of the AWS router.'),
    addressSpace: [awsPrefix],
  });
  const connection = new VirtualNetworkGatewayConnection(stack, 'connection', {
    ...common,
    name: variable('connectionName', 'Name of the connection.', { default: 'Azure2Aws' }),
    type: 'IPsec',
    virtualNetworkGatewayId: gateway.id,
    localNetworkGatewayId: local.id,
    connectionProtocol: 'IKEv2',
    connectionMode: 'Default',
    dpdTimeoutSeconds: 45,
    sharedKey: key,
    ipsecPolicy: POLICY,
  });
  const vmName = variable('vmName', 'Name of the test machine.', { default: 'node-1' });
  const user = variable('adminUsername', 'Administrator of the test machine.', { default: 'ubuntu' });
  const nic = new NetworkInterface(stack, 'vm-nic', {
    ...common,
    name: `${vmName}-nic`,
    ipConfiguration: [{ name: 'internal', subnetId: subnet.id, privateIpAddressAllocation: 'Dynamic' }],
  });
  new LinuxVirtualMachine(stack, 'vm', {
    ...common,
    name: vmName,
    size: variable('vmSize', 'Size of the test machine.', { default: 'Standard_B2ats_v2' }),
    adminUsername: user,
    adminSshKey: [{ username: user, publicKey: variable('adminSshPublicKey', 'SSH public key of the administrator.') }],
    networkInterfaceIds: [nic.id],
    osDisk: { caching: 'ReadWrite', storageAccountType: 'StandardSSD_LRS' },
    sourceImageReference: { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' },
    bootDiagnostics: {},
  });
  new TerraformOutput(stack, 'gatewayAddresses', {
    value: [ip.ipAddress],
    description: 'Public addresses of the gateway.',
  });
  new TerraformOutput(stack, 'bgpAddresses', { value: [] });
  new TerraformOutput(stack, 'vnetPrefixes', { value: vnet.addressSpace });
  new TerraformOutput(stack, 'connectionId', { value: connection.id });
  return stack;
}

/** Two gateway instances, BGP with APIPA addresses, two connections, monitoring, a peering, routes. */
function everything(): TerraformStack {
  const stack = stackOf('azure-everything');
  const location = new TerraformVariable(stack, 'location', { type: 'string', default: 'West Europe' }).stringValue;
  const keys = ['sharedKey', 'sharedKey2'].map(
    (id) => new TerraformVariable(stack, id, { type: 'string', sensitive: true }).stringValue,
  );
  const group = new ResourceGroup(stack, 'group', { name: 'everything', location });
  const common = { resourceGroupName: group.name, location: group.location };
  const vnet = new VirtualNetwork(stack, 'network', {
    ...common,
    name: 'vnet',
    addressSpace: ['10.3.0.0/16', '10.4.0.0/16'],
    dnsServers: ['168.63.129.16'],
    flowTimeoutInMinutes: 10,
    lifecycle: { preventDestroy: true, ignoreChanges: ['tags'] },
  });
  const gatewaySubnet = new Subnet(stack, 'gateway-subnet', {
    name: 'GatewaySubnet',
    resourceGroupName: group.name,
    virtualNetworkName: vnet.name,
    addressPrefixes: ['10.3.200.0/27'],
  });
  const subnets = [0, 1].map(
    (n) =>
      new Subnet(stack, `subnet-${n}`, {
        name: `subnet-${n}`,
        resourceGroupName: group.name,
        virtualNetworkName: vnet.name,
        addressPrefixes: n === 0 ? [Fn.cidrsubnet('10.3.0.0/16', 8, 1)] : ['10.3.2.0/24', '10.4.2.0/24'],
        serviceEndpoints: n === 0 ? ['Microsoft.Storage'] : undefined,
      }),
  );
  const nsg = new NetworkSecurityGroup(stack, 'security', { ...common, name: 'nsg' });
  ['a', 'b'].forEach(
    (name, index) =>
      new NetworkSecurityRule(stack, `rule-${name}`, {
        name,
        resourceGroupName: group.name,
        networkSecurityGroupName: nsg.name,
        priority: 100 + index,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        sourceAddressPrefix: '10.0.0.0/16',
        sourcePortRange: '*',
        destinationAddressPrefix: '*',
        destinationPortRanges: ['22', '443'],
      }),
  );
  const table = new RouteTable(stack, 'routes', {
    ...common,
    name: 'routes',
    bgpRoutePropagationEnabled: false,
    route: [{ name: 'home', addressPrefix: '192.168.0.0/16', nextHopType: 'VirtualNetworkGateway' }],
  });
  new Route(stack, 'extra-route', {
    name: 'extra',
    resourceGroupName: group.name,
    routeTableName: table.name,
    addressPrefix: '192.0.2.0/24',
    nextHopType: 'VirtualAppliance',
    nextHopInIpAddress: '10.3.1.4',
  });
  subnets.forEach((subnet, n) => {
    new SubnetNetworkSecurityGroupAssociation(stack, `nsg-${n}`, {
      subnetId: subnet.id,
      networkSecurityGroupId: nsg.id,
    });
    new SubnetRouteTableAssociation(stack, `rt-${n}`, { subnetId: subnet.id, routeTableId: table.id });
  });
  const ips = [0, 1].map(
    (n) =>
      new PublicIp(stack, `gateway-ip-${n}`, {
        ...common,
        name: `gateway-ip-${n}`,
        allocationMethod: 'Static',
        zones: ['1', '2', '3'],
        ipTags: { RoutingPreference: 'Internet' },
      }),
  );
  const gateway = new VirtualNetworkGateway(stack, 'gateway', {
    ...common,
    name: 'gateway',
    type: 'Vpn',
    sku: 'VpnGw2AZ',
    generation: 'Generation2',
    activeActive: true,
    enableBgp: true,
    ipConfiguration: ips.map((ip, n) => ({
      name: `instance-${n}`,
      subnetId: gatewaySubnet.id,
      publicIpAddressId: ip.id,
    })),
    bgpSettings: {
      asn: 65515,
      peeringAddresses: ips.map((_, n) => ({
        ipConfigurationName: `instance-${n}`,
        apipaAddresses: [`169.254.21.${n * 4 + 2}`, `169.254.22.${n * 4 + 2}`],
      })),
    },
  });
  const locals = [0, 1].map(
    (n) =>
      new LocalNetworkGateway(stack, `router-${n}`, {
        ...common,
        name: `router-${n}`,
        gatewayAddress: `203.0.113.${n + 1}`,
        bgpSettings: { asn: 64512, bgpPeeringAddress: `169.254.21.${n * 4 + 1}` },
      }),
  );
  const connections = locals.map(
    (local, n) =>
      new VirtualNetworkGatewayConnection(stack, `connection-${n}`, {
        ...common,
        name: `connection-${n}`,
        type: 'IPsec',
        virtualNetworkGatewayId: gateway.id,
        localNetworkGatewayId: local.id,
        enableBgp: true,
        connectionMode: 'ResponderOnly',
        connectionProtocol: 'IKEv2',
        dpdTimeoutSeconds: 45,
        sharedKey: keys[n],
        ipsecPolicy: POLICY,
        customBgpAddresses: { primary: '169.254.21.2', secondary: '169.254.21.6' },
        usePolicyBasedTrafficSelectors: true,
        trafficSelectorPolicy: [{ localAddressCidrs: ['10.3.0.0/16'], remoteAddressCidrs: ['10.0.0.0/16'] }],
      }),
  );
  const nic = new NetworkInterface(stack, 'vm-nic', {
    ...common,
    name: 'nic',
    ipForwardingEnabled: true,
    dnsServers: ['10.3.0.4'],
    ipConfiguration: [
      {
        name: 'internal',
        subnetId: subnets[0]?.id,
        privateIpAddressAllocation: 'Static',
        privateIpAddress: '10.3.1.10',
      },
    ],
  });
  new NetworkInterfaceSecurityGroupAssociation(stack, 'nic-nsg', {
    networkInterfaceId: nic.id,
    networkSecurityGroupId: nsg.id,
  });
  new LinuxVirtualMachine(stack, 'vm', {
    ...common,
    name: 'vm',
    size: 'Standard_B2ats_v2',
    adminUsername: 'azureuser',
    zone: '1',
    secureBootEnabled: true,
    vtpmEnabled: true,
    adminSshKey: [{ username: 'azureuser', publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample example' }],
    networkInterfaceIds: [nic.id],
    osDisk: { caching: 'ReadOnly', storageAccountType: 'Premium_LRS', diskSizeGb: 64, name: 'vm-os' },
    sourceImageReference: { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' },
    identity: { type: 'SystemAssigned' },
  });
  const workspace = new LogAnalyticsWorkspace(stack, 'workspace', {
    ...common,
    name: 'everything-logs',
    retentionInDays: 90,
    localAuthenticationEnabled: false,
  });
  new MonitorDiagnosticSetting(stack, 'gateway-logs', {
    name: 'logs',
    targetResourceId: gateway.id,
    logAnalyticsWorkspaceId: workspace.id,
    enabledLog: [{ category: 'IKEDiagnosticLog' }, { categoryGroup: 'allLogs' }],
    enabledMetric: [{ category: 'AllMetrics' }],
  });
  const actions = new MonitorActionGroup(stack, 'on-call', {
    resourceGroupName: group.name,
    name: 'on-call',
    shortName: 'oncall',
    emailReceiver: [{ name: 'ops', emailAddress: 'ops@example.com' }],
  });
  new MonitorMetricAlert(stack, 'tunnel-down', {
    resourceGroupName: group.name,
    name: 'tunnel-down',
    scopes: [gateway.id],
    description: 'No bytes through the tunnel',
    severity: 1,
    criteria: [
      {
        metricNamespace: 'Microsoft.Network/virtualNetworkGateways',
        metricName: 'TunnelAverageBandwidth',
        aggregation: 'Average',
        operator: 'LessThan',
        threshold: 1.5,
        dimension: [{ name: 'ConnectionName', operator: 'Include', values: connections.map((each) => each.name) }],
      },
    ],
    action: [{ actionGroupId: actions.id }],
  });
  const hub = new DataAzurermVirtualNetwork(stack, 'hub', { name: 'hub', resourceGroupName: 'hub-group' });
  new VirtualNetworkPeering(stack, 'hub-peering', {
    name: 'to-hub',
    resourceGroupName: group.name,
    virtualNetworkName: vnet.name,
    remoteVirtualNetworkId: hub.id,
    allowForwardedTraffic: true,
    useRemoteGateways: false,
    allowGatewayTransit: true,
    dependsOn: [gateway, vnet],
  });
  new TerraformOutput(stack, 'gatewayAddresses', { value: ips.map((ip) => ip.ipAddress) });
  new TerraformOutput(stack, 'bgpAddresses', {
    value: [0, 1].map((n) => Fn.element(gateway.bgpSettings.peeringAddresses.get(n).defaultAddresses, 0)),
  });
  return stack;
}

const CASES: Readonly<Record<string, () => TerraformStack>> = { seed, everything };

for (const [name, build] of Object.entries(CASES)) {
  const folder = join(__dirname, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cdk.tf.json'), `${Testing.synth(build())}\n`);
}
