import * as azurerm from '@cdktf/provider-azurerm';
import { App, TerraformStack } from 'cdktf';

/** A bare gateway with the provider's index, as the provider's own examples import it. */
const app = new App();
const stack = new TerraformStack(app, 'bare');
new azurerm.provider.AzurermProvider(stack, 'azurerm', { features: [{}] });
const group = new azurerm.resourceGroup.ResourceGroup(stack, 'group', { name: 'bare', location: 'westus' });
const place = { resourceGroupName: group.name, location: group.location };
const network = new azurerm.virtualNetwork.VirtualNetwork(stack, 'network', {
  ...place,
  name: 'bare',
  addressSpace: ['10.3.0.0/16'],
});
const subnet = new azurerm.subnet.Subnet(stack, 'subnet', {
  resourceGroupName: group.name,
  virtualNetworkName: network.name,
  name: 'GatewaySubnet',
  addressPrefixes: ['10.3.200.0/27'],
});
const address = new azurerm.publicIp.PublicIp(stack, 'address', { ...place, name: 'bare', allocationMethod: 'Static' });
new azurerm.virtualNetworkGateway.VirtualNetworkGateway(stack, 'gateway', {
  ...place,
  name: 'bare',
  type: 'Vpn',
  sku: 'VpnGw1AZ',
  ipConfiguration: [{ subnetId: subnet.id, publicIpAddressId: address.id }],
});
app.synth();
