import { azure, link, type Case } from '../../case';

const SUBSCRIPTION = '3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/network`;
const VNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/hub`;
const GATEWAY = `${GROUP}/providers/Microsoft.Network/virtualNetworkGateways/gw`;
const PUBLIC_IP = `${GROUP}/providers/Microsoft.Network/publicIPAddresses/gw-ip`;

/** The shortest config with an existing VNet and, on line 6, keys of its gateway. */
function gateway(keys: string, more = ''): string {
  return link(`  vnet: {id: ${VNET}, cidrs: [10.40.0.0/16]}\n  gateway: {${keys}}\n${more}`).replace(
    'azure: {location: westeurope}',
    'azure:\n  location: westeurope',
  );
}

/** The shortest config with an existing VNet and, on line 6, its spokes. */
function spokes(keys: string, more = ''): string {
  return gateway('', more).replace('gateway: {}', `spokes: {${keys}}`);
}

const OTHER = `/subscriptions/00000000-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/network`;

/** What exists already in Azure. */
export const EXISTING_AZURE: readonly Case[] = [
  { title: 'an existing VNet is valid', yaml: azure(`vnet: {id: ${VNET}, cidrs: [10.40.0.0/16]}`), lines: [] },
  {
    title: 'the words of an id may be written in other case',
    yaml: azure(
      `vnet: {id: ${VNET.replace('Microsoft', 'microsoft').replace('Groups', 'groups')}, cidrs: [10.40.0.0/16]}`,
    ),
    lines: [],
  },
  {
    title: 'an existing VNet may have its GatewaySubnet, or get one',
    yaml: azure(`vnet: {id: ${VNET}, cidrs: [10.40.0.0/16], gatewaySubnet: 10.40.255.0/27}`),
    lines: [],
  },
  {
    title: 'a created VNet may be in an existing resource group',
    yaml: azure(`resourceGroup: {id: ${GROUP}}`),
    lines: [],
  },
  {
    title: 'a spoke with the id of the hub, and two with one id, are invalid',
    yaml: spokes(
      `a: {id: ${VNET}, cidrs: [10.41.0.0/16]}, b: {id: ${VNET}-b, cidrs: [10.42.0.0/16]}, c: {id: ${VNET}-B, cidrs: [10.43.0.0/16]}`,
    ),
    lines: [
      '6:20 azure.spokes.a.id must be another VNet than that of azure.vnet.id, got "/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resource…"; remove one of them [spoke-repeated]',
      '6:334 azure.spokes.c.id must be another VNet than that of azure.spokes.b.id, got "/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resource…"; remove one of them [spoke-repeated]',
    ],
  },
  {
    title: 'an id of another type is invalid',
    yaml: azure(`vnet: {id: ${GROUP}, cidrs: [10.40.0.0/16]}`),
    lines: [
      `3:42 azure.vnet.id must be the id of a virtual network, /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME, got "/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resource…"; copy it whole; \`az network vnet list --query "[].id" --output tsv\` lists them [azure-id]`,
    ],
  },
  {
    title: 'a name in the place of the id of a resource group is invalid',
    yaml: azure('resourceGroup: {id: network}'),
    lines: [
      '3:51 azure.resourceGroup.id must be the id of a resource group, /subscriptions/ID/resourceGroups/GROUP, got "network"; copy it whole; `az group list --query "[].id" --output tsv` lists them [azure-id]',
    ],
  },
  {
    title: 'a resource group is a name or a mapping with an id, and nothing else',
    yaml: azure('resourceGroup: [network]'),
    lines: ['3:46 azure.resourceGroup must be a string or a mapping, got a list; write a string or a mapping [type]'],
  },
  {
    title: 'a key beside the id of a resource group is unknown',
    yaml: azure(`resourceGroup: {id: ${GROUP}, names: network}`),
    lines: [
      "3:127 azure.resourceGroup.names is not a key of the configuration; the nearest key is 'id'; docs/reference/configuration.md lists them all [unknown-key]",
    ],
  },
  {
    title: 'a mapping without the id of a resource group lacks it',
    yaml: azure('resourceGroup: {}'),
    lines: ['3:31 azure.resourceGroup.id is missing; add it as a string [missing]'],
  },
  {
    title: 'a GatewaySubnet is a prefix or existing',
    yaml: azure(`vnet: {id: ${VNET}, cidrs: [10.40.0.0/16], gatewaySubnet: exists}`),
    lines: [
      '3:204 azure.vnet.gatewaySubnet must be an IPv4 network such as 10.0.0.0/16, got "exists"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32 [cidr-syntax]',
    ],
  },
  {
    title: 'a GatewaySubnet that is a number is of the wrong type',
    yaml: azure('vnet: {gatewaySubnet: 27}'),
    lines: ['3:53 azure.vnet.gatewaySubnet must be a string, got 27; put it in quotes [type]'],
  },
  {
    title: 'a VNet that is created has no existing GatewaySubnet',
    yaml: azure('vnet: {gatewaySubnet: existing}'),
    lines: [
      '3:53 azure.vnet.gatewaySubnet must be a prefix in a VNet that is created, got "existing"; leave the key out, or set azure.vnet.id to the id of the VNet that has it [existing-key]',
    ],
  },
  {
    title: 'a GatewaySubnet to create in an existing VNet is inside it and large enough',
    yaml: azure(`vnet: {id: ${VNET}, cidrs: [10.40.0.0/16], gatewaySubnet: 10.41.0.0/28}`),
    lines: [
      '3:204 azure.vnet.gatewaySubnet must be /27 or larger for VpnGw1AZ, got "10.41.0.0/28"; write 10.41.0.0/27, if it is free [gateway-subnet-size]',
      '3:204 azure.vnet.gatewaySubnet must lie inside one range of the VNet (10.40.0.0/16), got "10.41.0.0/28"; choose a part of it, or add a range to the VNet [subnet-outside-parent]',
    ],
  },
  {
    title: 'an existing VNet has its address space in the file or in the hand-off, because synthesis reads no cloud',
    yaml: azure(`vnet: {id: ${VNET}}`),
    lines: [
      '3:31 azure.vnet.cidrs must be known of an existing VNet; let `npm run -s vpc2vnet discover` read it, or add its address space as a list; `az network vnet show --ids ID --query addressSpace.addressPrefixes` prints it [existing-unknown]',
    ],
  },
  {
    title: 'an existing VNet must not overlap the VPC',
    yaml: azure(`vnet: {id: ${VNET}, cidrs: [10.0.0.0/8]}`),
    lines: [
      '3:174 azure.vnet.cidrs[0] must not overlap the VPC CIDR block 10.0.0.0/16, got "10.0.0.0/8"; choose a range that nothing else uses [vpc-vnet-overlap]',
    ],
  },
  {
    title: 'ids of two subscriptions are invalid',
    yaml: azure(`vnet: {id: ${VNET}, cidrs: [10.40.0.0/16]}, resourceGroup: {id: ${OTHER}}`),
    lines: [
      '3:210 azure.resourceGroup.id must be in the subscription 3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16, as the other ids are, got "/subscriptions/00000000-7f0e-4a5b-9d51-0b7c2f4e8a16/resource…"; name resources of one subscription [azure-subscription]',
    ],
  },
  {
    title: 'a gateway is created in the resource group of its existing VNet',
    yaml: azure(`vnet: {id: ${VNET}, cidrs: [10.40.0.0/16]}, resourceGroup: mine`),
    lines: [
      '3:205 azure.resourceGroup must be the resource group of the VNet, network, where its VPN gateway is created, got "mine"; leave the key out [azure-resource-group]',
    ],
  },
  {
    title: 'keys of what is not created beside an existing VNet are invalid',
    yaml: azure(
      `vnet: {id: ${VNET}, cidrs: [10.40.0.0/16], subnets: [{name: a, cidr: 10.40.0.0/24}]}, testVm: {enabled: true}, names: {virtualNetwork: hub}`,
    ),
    lines: [
      '3:198 azure.vnet.subnets must not be set with azure.vnet.id, because no subnet for workloads is created there; remove the key [existing-unused]',
      '3:250 azure.testVm.enabled must not be set with azure.vnet.id, because no test VM is created in the subnets of others; remove the key [existing-unused]',
      '3:281 azure.names.virtualNetwork must not be set with azure.vnet.id, because no such resource is created; remove the key [existing-unused]',
    ],
  },
  {
    title: 'an existing VPN gateway in an existing VNet is valid, with a group of its own for the connection',
    yaml: gateway(`id: ${GATEWAY}, publicIps: [${PUBLIC_IP}]`, '  resourceGroup: mine\n'),
    lines: [],
  },
  {
    title: 'an existing VPN gateway may have a SKU that Azure no longer creates',
    yaml: gateway(`sku: HighPerformance, id: ${GATEWAY}, publicIps: [${PUBLIC_IP}]`),
    lines: [],
  },
  {
    title: 'an existing VPN gateway of the SKU Basic takes no policy',
    yaml: gateway(`sku: Basic, id: ${GATEWAY}, publicIps: [${PUBLIC_IP}]`),
    lines: [
      '6:18 azure.gateway.sku must be a SKU that supports a custom IPsec policy, which the default profile, strong, uses, got "Basic"; write profile: azure-default under ipsec, or use VpnGw1AZ [sku-policy]',
    ],
  },
  {
    title: 'a VPN gateway does not exist in a VNet that is created',
    yaml: azure(`gateway: {id: ${GATEWAY}, publicIps: [${PUBLIC_IP}]}`),
    lines: [
      '3:45 azure.gateway.id must be in a VNet that exists, got "/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resource…"; set azure.vnet.id to the id of the VNet of the gateway, and azure.vnet.cidrs to its address space [existing-key]',
    ],
  },
  {
    title:
      'an existing VPN gateway has its public IP in the file or in the hand-off, because a template needs the name at its start',
    yaml: gateway(`id: ${GATEWAY}`),
    lines: [
      '6:3 azure.gateway.publicIps must be known of an existing gateway; let `npm run -s vpc2vnet discover` read it, or add the id of its public IP as a list; `az network vnet-gateway show --ids ID --query "ipConfigurations[].publicIPAddress.id"` prints it [existing-unknown]',
    ],
  },
  {
    title: 'public IPs are named of an existing VPN gateway only',
    yaml: azure(`gateway: {publicIps: [${PUBLIC_IP}]}`),
    lines: [
      '3:52 azure.gateway.publicIps must not be set without azure.gateway.id, because the public IP of a gateway is created with it; remove the key, or set azure.gateway.id to the id of the gateway that has them [existing-key]',
    ],
  },
  {
    title: 'an active-active gateway is invalid',
    yaml: gateway(`publicIps: [${PUBLIC_IP}, ${PUBLIC_IP}-2], id: ${GATEWAY}`),
    lines: [
      '6:24 azure.gateway.publicIps must be one, because a link has one tunnel and an active-active gateway sends traffic through both instances, got 2; use an active-standby gateway [gateway-active-active]',
    ],
  },
  {
    title: 'keys of what is not created beside an existing VPN gateway are invalid',
    yaml: gateway(
      `zones: ["1"], generation: Generation1, id: ${GATEWAY}, publicIps: [${PUBLIC_IP}]`,
      '  names: {gateway: gw}\n',
    ).replace('cidrs', 'gatewaySubnet: 10.40.255.0/27, cidrs'),
    lines: [
      '5:153 azure.vnet.gatewaySubnet must not be set with azure.gateway.id, because the gateway has its GatewaySubnet; remove the key [existing-unused]',
      '6:20 azure.gateway.zones must not be set with azure.gateway.id, because the gateway has its own; remove the key [existing-unused]',
      '6:39 azure.gateway.generation must not be set with azure.gateway.id, because the gateway has its own; remove the key [existing-unused]',
      '7:20 azure.names.gateway must not be set with azure.gateway.id, because no such resource is created; remove the key [existing-unused]',
    ],
  },
  {
    title: 'a name that gets the name of the link leaves room for it',
    yaml: gateway(`id: ${GATEWAY}, publicIps: [${PUBLIC_IP}]`, `  names: {connection: ${'c'.repeat(78)}}\n`),
    lines: [
      `7:23 azure.names.connection must be so short that ${'c'.repeat(78)}-ab, which is made of it, has at most 80 characters, got "${'c'.repeat(60)}…"; choose a shorter name [azure-name]`,
    ],
  },
  {
    title: 'a name that gets the name of a site leaves room for it',
    yaml: `name: ab
aws: {region: eu-central-1}
azure: {location: westeurope, names: {localNetworkGateway: ${'g'.repeat(76)}}}
sites: {ohio: {region: us-east-2, vpc: {cidrs: [10.9.0.0/16]}}}
`,
    lines: [
      `3:60 azure.names.localNetworkGateway must be so short that ${'g'.repeat(76)}-ohio, which is made of it, has at most 80 characters, got "${'g'.repeat(60)}…"; choose a shorter name [azure-name]`,
    ],
  },
  {
    title: 'a VNet has a name of 2 to 64 characters',
    yaml: 'name: ab\naws: {region: eu-central-1}\nazure: {location: westeurope, names: {virtualNetwork: v}}\n',
    lines: [
      '3:55 azure.names.virtualNetwork must be 2 to 64 letters, digits, dots, hyphens and underscores, with a letter or digit first and none of . - last, got "v"; choose another name [azure-name]',
    ],
  },
  {
    title: 'a spoke in the resource group of the VNet, or one whose peering exists, is valid',
    yaml: spokes(
      `app1: {id: ${VNET}2, cidrs: [10.41.0.0/16]}, app2: {id: ${OTHER}/providers/Microsoft.Network/virtualNetworks/a, cidrs: [10.42.0.0/16], peering: existing}`,
    ),
    lines: [],
  },
  {
    title: 'a spoke of another resource group cannot be peered by a template',
    yaml: spokes(`app1: {id: ${VNET.replace('network', 'apps')}, cidrs: [10.41.0.0/16]}`),
    lines: [
      '6:23 azure.spokes.app1.id must be in the resource group network with the VNet, where both halves of the peering are created, got "/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resource…"; create the peering with gateway transit, and set peering: existing [spoke-resource-group]',
    ],
  },
  {
    title: 'a spoke has a plain name',
    yaml: spokes(`App_1: {id: ${VNET}2, cidrs: [10.41.0.0/16]}`),
    lines: [
      '6:12 azure.spokes.App_1 must be 1 to 24 lower-case letters, digits and single hyphens, beginning with a letter; choose a name such as app1 [spoke-name]',
    ],
  },
  {
    title: 'prefixes behind the VNet overlap nothing',
    yaml: spokes(`app1: {id: ${VNET}2, cidrs: [10.0.4.0/24]}`, '  routedCidrs: [10.40.8.0/24]\n'),
    lines: [
      '6:156 azure.spokes.app1.cidrs[0] must not overlap the VPC CIDR block 10.0.0.0/16, got "10.0.4.0/24"; choose a range that nothing else uses [vpc-vnet-overlap]',
      '7:17 azure.routedCidrs[0] must not overlap the VNet prefix 10.40.0.0/16, got "10.40.8.0/24"; choose a range that nothing else uses [ranges-overlap]',
    ],
  },
  {
    title: 'a peering exists or is created',
    yaml: spokes(`app1: {id: ${VNET}2, cidrs: [10.41.0.0/16], peering: created}`),
    lines: ['6:180 azure.spokes.app1.peering must be one of existing, got "created"; write one of these [choice]'],
  },
];
