import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import { NetworkInterface } from '@cdktf/provider-azurerm/lib/network-interface';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Ec2Action, Ec2InstanceAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as aws from 'aws-cdk-lib/core';
import * as cdktf from 'cdktf';

/** What somebody would write for one fixed link without vpc2vnet: both libraries and the same resources, no more. */
const out = mkdtempSync(join(tmpdir(), 'vpc2vnet-hand-written-'));
const app = new aws.App({ outdir: join(out, 'cdk.out'), builtinCloudFormationValidation: false });

const network = new aws.Stack(app, 'network');
const vpc = new ec2.Vpc(network, 'Vpc', { maxAzs: 1, natGateways: 0 });
const address = new ec2.CfnEIP(network, 'Address');
new Secret(network, 'SharedKey', { generateSecretString: { passwordLength: 64, excludePunctuation: true } });

const router = new aws.Stack(app, 'router');
for (const name of ['router', 'test-host']) {
  const instance = new ec2.Instance(router, name, {
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    instanceType: new ec2.InstanceType('t4g.small'),
    machineImage: ec2.MachineImage.fromSsmParameter('/ubuntu'),
    userData: ec2.UserData.custom('#cloud-config\n'),
  });
  instance.connections.allowFrom(ec2.Peer.ipv4('203.0.113.10/32'), ec2.Port.udp(4500));
  new ec2.CfnEIPAssociation(router, `${name}-address`, {
    allocationId: address.attrAllocationId,
    instanceId: instance.instanceId,
  });
  const metric = new Metric({ namespace: 'AWS/EC2', metricName: 'StatusCheckFailed' });
  const alarm = new Alarm(router, `${name}-alarm`, { metric, threshold: 1, evaluationPeriods: 2 });
  alarm.addAlarmAction(new Ec2Action(Ec2InstanceAction.RECOVER));
}
app.synth();

const azure = new cdktf.App({ outdir: join(out, 'cdktf.out') });
const stack = new cdktf.TerraformStack(azure, 'azure');
new AzurermProvider(stack, 'azurerm', { features: [{}] });
const group = new ResourceGroup(stack, 'group', { name: 'link', location: 'westus' });
const place = { resourceGroupName: group.name, location: group.location };
const vnet = new VirtualNetwork(stack, 'vnet', { ...place, name: 'vnet', addressSpace: ['10.3.0.0/16'] });
const subnets = ['Subnet1', 'GatewaySubnet'].map(
  (name, index) =>
    new Subnet(stack, name, {
      resourceGroupName: group.name,
      virtualNetworkName: vnet.name,
      name,
      addressPrefixes: [`10.3.${index}.0/24`],
    }),
);
const [workloads, gateways] = subnets;
if (workloads === undefined || gateways === undefined) throw new Error('two subnets');
const group2 = new NetworkSecurityGroup(stack, 'nsg', { ...place, name: 'nsg' });
new SubnetNetworkSecurityGroupAssociation(stack, 'association', {
  subnetId: workloads.id,
  networkSecurityGroupId: group2.id,
});
const ip = new PublicIp(stack, 'ip', { ...place, name: 'ip', allocationMethod: 'Static' });
const gateway = new VirtualNetworkGateway(stack, 'gateway', {
  ...place,
  name: 'gateway',
  type: 'Vpn',
  sku: 'VpnGw1AZ',
  ipConfiguration: [{ subnetId: gateways.id, publicIpAddressId: ip.id }],
});
const site = new LocalNetworkGateway(stack, 'site', { ...place, name: 'site', gatewayAddress: '198.51.100.10' });
new VirtualNetworkGatewayConnection(stack, 'connection', {
  ...place,
  name: 'connection',
  type: 'IPsec',
  virtualNetworkGatewayId: gateway.id,
  localNetworkGatewayId: site.id,
});
const nic = new NetworkInterface(stack, 'nic', {
  ...place,
  name: 'nic',
  ipConfiguration: [{ name: 'primary', subnetId: workloads.id, privateIpAddressAllocation: 'Dynamic' }],
});
new LinuxVirtualMachine(stack, 'vm', {
  ...place,
  name: 'vm',
  size: 'Standard_B2ats_v2',
  adminUsername: 'ubuntu',
  networkInterfaceIds: [nic.id],
  osDisk: { caching: 'ReadWrite', storageAccountType: 'StandardSSD_LRS' },
});
azure.synth();
