import { EDITS, type Edit } from './edits';

const subnet = (name: string, cidr: string) => ({ name, cidr });
const SUBNET1 = subnet('Subnet1', '10.3.0.0/24');

/** Edits of the Azure side alone that Resource Manager has rules for, beside those of the page. */
const FURTHER: readonly Edit[] = [
  { title: 'another Azure location', to: { azure: { location: 'northeurope' } } },
  { title: 'another resource group', to: { azure: { resourceGroup: 'other' } } },
  { title: 'no zones of the public IP', to: { azure: { gateway: { zones: [] } } } },
  {
    title: 'a gateway SKU of the other generation',
    to: { azure: { gateway: { sku: 'VpnGw2AZ', generation: 'Generation2' } } },
  },
  { title: 'another range of the GatewaySubnet', to: { azure: { vnet: { gatewaySubnet: '10.3.200.0/27' } } } },
  {
    title: 'another range of the subnet of the test VM',
    to: { azure: { vnet: { subnets: [subnet('Subnet1', '10.3.8.0/24')] } } },
  },
  {
    title: 'another name of the subnet of the test VM',
    to: { azure: { vnet: { subnets: [subnet('apps', '10.3.0.0/24')] } } },
  },
  {
    title: 'a VNet subnet swapped with a further one',
    to: { azure: { vnet: { subnets: [subnet('Subnet1', '10.3.1.0/24'), subnet('more', '10.3.0.0/24')] } } },
  },
  {
    title: 'a smaller VNet around its subnets',
    to: { azure: { vnet: { cidrs: ['10.3.0.0/17', '10.3.255.0/24'], subnets: [SUBNET1] } } },
  },
  {
    title: 'another address space of the VNet',
    to: { azure: { vnet: { cidrs: ['10.9.0.0/16'], subnets: [subnet('Subnet1', '10.9.0.0/24')] } } },
  },
  { title: 'another administrator of the test VM', to: { azure: { testVm: { adminUsername: 'operator' } } } },
  { title: 'another name of the VNet', to: { azure: { names: { virtualNetwork: 'network' } } } },
  { title: 'another name of the gateway', to: { azure: { names: { gateway: 'gateway' } } } },
  { title: 'another name of the public IP', to: { azure: { names: { gatewayPublicIp: 'address' } } } },
  { title: 'another name of the local network gateway', to: { azure: { names: { localNetworkGateway: 'aws' } } } },
  { title: 'another name of the security group', to: { azure: { names: { networkSecurityGroup: 'rules' } } } },
];

/** Every edit that Resource Manager is asked about. */
export const AZURE_EDITS: readonly Edit[] = [...EDITS, ...FURTHER];
