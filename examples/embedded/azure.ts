import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { emitAzure, VpnConnection, VpnGateway } from 'vpc2vnet/azure';
import { AWS_PREFIX, AZURE_PREFIX, IPSEC } from './link';

/** What the first deployment of the AWS side printed. */
const ROUTER_ADDRESS = '198.51.100.7';

/** An app with a VNet of its own. */
class OwnVnet extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'group', { name: 'workloads', location: 'westeurope' });
    const place = { resourceGroupName: group.name, location: 'westeurope' };
    const vnet = new VirtualNetwork(this, 'vnet', { ...place, name: 'workloads', addressSpace: [AZURE_PREFIX] });
    const subnet = new Subnet(this, 'gatewaySubnet', {
      name: 'GatewaySubnet',
      resourceGroupName: group.name,
      virtualNetworkName: vnet.name,
      addressPrefixes: ['10.9.255.0/27'],
    });
    const gateway = new VpnGateway(this, 'gateway', { ...place, name: 'to-aws', gatewaySubnetId: subnet.id });
    const sharedKey = new TerraformVariable(this, 'sharedKey', { type: 'string', sensitive: true, nullable: false });
    new VpnConnection(this, 'connection', {
      ...place,
      name: 'to-aws',
      gatewayId: gateway.gatewayId,
      routerAddress: ROUTER_ADDRESS,
      awsPrefixes: [AWS_PREFIX],
      sharedKey: sharedKey.stringValue,
      ipsec: IPSEC,
    });
    new TerraformOutput(this, 'gatewayAddress', { value: gateway.address });
  }
}

const app = new App();
new OwnVnet(app, 'own-vnet');
app.synth();

const stack = join(app.outdir, 'stacks/own-vnet/cdk.tf.json');
for (const { path } of emitAzure(JSON.parse(readFileSync(stack, 'utf8')))) console.log(path);
