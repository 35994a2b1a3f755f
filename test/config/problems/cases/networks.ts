import { aws, azure, type Case } from '../../case';

/** Ranges and subnets. */
export const NETWORKS: readonly Case[] = [
  {
    title: 'a malformed network is invalid',
    yaml: aws('vpc: {cidrs: [10.0.0/16]}'),
    lines: [
      '2:40 aws.vpc.cidrs[0] must be an IPv4 network such as 10.0.0.0/16, got "10.0.0/16"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32 [cidr-syntax]',
    ],
  },
  {
    title: 'a range with a leading zero is invalid, for some tools read it as octal',
    yaml: aws('vpc: {cidrs: [010.0.0.0/16]}'),
    lines: [
      '2:40 aws.vpc.cidrs[0] must be an IPv4 network such as 10.0.0.0/16, got "010.0.0.0/16"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32 [cidr-syntax]',
    ],
  },
  {
    title: 'a range with host bits is invalid with the network that it is in',
    yaml: azure('vnet: {cidrs: [10.3.0.1/16]}'),
    lines: [
      '3:46 azure.vnet.cidrs[0] must be a network address, with no bits set right of the prefix, got "10.3.0.1/16"; write 10.3.0.0/16 [cidr-host-bits]',
    ],
  },
  {
    title: 'a VPC CIDR block outside /16 to /28 is invalid, and the subnet that follows from it is not',
    yaml: aws('vpc: {cidrs: [10.0.0.0/8, 100.64.0.0/29]}'),
    lines: [
      '2:40 aws.vpc.cidrs[0] must be between /16 and /28 on AWS, got "10.0.0.0/8"; use a longer prefix (a smaller network) [aws-network-size]',
      '2:52 aws.vpc.cidrs[1] must be between /16 and /28 on AWS, got "100.64.0.0/29"; use a shorter prefix (a larger network) [aws-network-size]',
      '3:1 azure.vnet.cidrs[0] must not overlap the VPC CIDR block 10.0.0.0/8, got "10.3.0.0/16"; choose a range that nothing else uses [vpc-vnet-overlap]',
    ],
  },
  {
    title: 'a VNet prefix outside /2 to /29 is invalid',
    yaml: azure('vnet: {cidrs: [10.3.0.0/16, 10.4.0.0/30]}'),
    lines: [
      '3:59 azure.vnet.cidrs[1] must be between /2 and /29 on Azure, got "10.4.0.0/30"; use a shorter prefix (a larger network) [azure-network-size]',
    ],
  },
  {
    title: 'subnets that a cloud does not take are invalid',
    yaml: `name: ab
aws: {region: us-west-2, vpc: {subnets: [{name: a, cidr: 10.0.0.0/29}]}}
azure: {location: westus2, vnet: {subnets: [{name: a, cidr: 10.3.0.0/30}]}}
`,
    lines: [
      '2:58 aws.vpc.subnets[0].cidr must be between /16 and /28 on AWS, got "10.0.0.0/29"; use a shorter prefix (a larger network) [aws-network-size]',
      '3:61 azure.vnet.subnets[0].cidr must be between /2 and /29 on Azure, got "10.3.0.0/30"; use a shorter prefix (a larger network) [azure-network-size]',
    ],
  },
  {
    title: 'a VPC and a VNet that overlap are invalid',
    yaml: aws('vpc: {cidrs: [10.3.128.0/17]}'),
    lines: [
      '3:1 azure.vnet.cidrs[0] must not overlap the VPC CIDR block 10.3.128.0/17, got "10.3.0.0/16"; choose a range that nothing else uses [vpc-vnet-overlap]',
    ],
  },
  {
    title: 'ranges of one network that overlap are invalid',
    yaml: aws('vpc: {cidrs: [10.0.0.0/16, 10.0.64.0/18]}'),
    lines: [
      '2:53 aws.vpc.cidrs[1] must not overlap the VPC CIDR block 10.0.0.0/16, got "10.0.64.0/18"; choose a range that nothing else uses [ranges-overlap]',
    ],
  },
  {
    title: 'a range that the clouds keep for themselves is invalid',
    yaml: aws('vpc: {cidrs: [169.254.0.0/16]}'),
    lines: [
      '2:40 aws.vpc.cidrs[0] must not touch 169.254.0.0/16 (link-local addresses), got "169.254.0.0/16"; choose a private range, such as one inside 10.0.0.0/8 [reserved-range]',
    ],
  },
  {
    title: 'a prefix that is duplicated has each problem once',
    yaml: aws('routedCidrs: [10.3.8.0/24, 10.3.8.0/24]'),
    lines: [
      '2:53 aws.routedCidrs[1] must not overlap the routed prefix 10.3.8.0/24, got "10.3.8.0/24"; choose a range that nothing else uses [ranges-overlap]',
      '3:1 azure.vnet.cidrs[0] must not overlap the routed prefix 10.3.8.0/24, got "10.3.0.0/16"; choose a range that nothing else uses [vpc-vnet-overlap]',
    ],
  },
  {
    title: 'subnets that overlap are invalid',
    yaml: aws('vpc: {subnets: [{name: a, cidr: 10.0.0.0/24}, {name: b, cidr: 10.0.0.128/25}]}'),
    lines: [
      '2:88 aws.vpc.subnets[1].cidr must not overlap the subnet a (10.0.0.0/24), got "10.0.0.128/25"; choose a range that nothing else uses [subnets-overlap]',
    ],
  },
  {
    title: 'a GatewaySubnet that overlaps a subnet is invalid, even the default one',
    yaml: azure('vnet: {gatewaySubnet: 10.3.0.0/26}'),
    lines: [
      '3:53 azure.vnet.gatewaySubnet must not overlap the subnet Subnet1 (10.3.0.0/24), got "10.3.0.0/26"; choose a range that nothing else uses [subnets-overlap]',
    ],
  },
  {
    title: 'a subnet outside the ranges is invalid, GatewaySubnet included',
    yaml: azure('vnet: {subnets: [{name: a, cidr: 10.4.0.0/24}], gatewaySubnet: 10.5.0.0/27}'),
    lines: [
      '3:64 azure.vnet.subnets[0].cidr must lie inside one range of the VNet (10.3.0.0/16), got "10.4.0.0/24"; choose a part of it, or add a range to the VNet [subnet-outside-parent]',
      '3:94 azure.vnet.gatewaySubnet must lie inside one range of the VNet (10.3.0.0/16), got "10.5.0.0/27"; choose a part of it, or add a range to the VNet [subnet-outside-parent]',
    ],
  },
  {
    title: 'a subnet name that repeats is invalid, upper and lower case counting as one',
    yaml: aws('vpc: {subnets: [{name: a, cidr: 10.0.0.0/24}, {name: A, cidr: 10.0.1.0/24}]}'),
    lines: [
      '2:79 aws.vpc.subnets[1].name must be unique in its network, upper and lower case counting as the same, got "A"; choose another name [subnet-name-duplicate]',
    ],
  },
  {
    title: 'a subnet called GatewaySubnet is invalid',
    yaml: azure('vnet: {subnets: [{name: gatewaysubnet, cidr: 10.3.0.0/24}]}'),
    lines: [
      '3:55 azure.vnet.subnets[0].name must not be GatewaySubnet, which is created automatically, got "gatewaysubnet"; set its range as azure.vnet.gatewaySubnet and remove this item [subnet-name-reserved]',
    ],
  },
  {
    title: 'a subnet name that no cloud takes is invalid',
    yaml: azure('vnet: {subnets: [{name: -a, cidr: 10.3.0.0/24}]}'),
    lines: [
      '3:55 azure.vnet.subnets[0].name must be 1 to 64 letters, digits, hyphens and underscores, with a letter or digit first and no hyphen last, got "-a"; choose another name, such as Subnet1 [subnet-name]',
    ],
  },
  {
    title: 'a list of ranges is neither empty nor endless',
    yaml: `name: ab
aws: {region: us-west-2, vpc: {cidrs: []}}
azure: {location: westus2, vnet: {cidrs: [${Array.from({ length: 21 }, (_, i) => `10.${i + 3}.0.0/16`).join(', ')}]}}
`,
    lines: [
      '2:39 aws.vpc.cidrs must be a list of 1 to 5 items, got 0; add one, or leave the key out [length]',
      '3:42 azure.vnet.cidrs must be a list of 1 to 20 items, got 21; remove some [length]',
    ],
  },
  {
    title: 'a VNet without room for a GatewaySubnet is invalid',
    yaml: azure('vnet: {cidrs: [10.3.0.0/27]}'),
    lines: [
      '3:31 azure.vnet.gatewaySubnet must be a free /27 of the first prefix of the VNet, and none is free; make the VNet larger, or its subnets smaller, or set gatewaySubnet yourself [gateway-subnet-room]',
    ],
  },
  {
    title: 'a GatewaySubnet smaller than the SKU needs is invalid',
    yaml: azure('vnet: {gatewaySubnet: 10.3.255.0/28}'),
    lines: [
      '3:53 azure.vnet.gatewaySubnet must be /27 or larger for VpnGw1AZ, got "10.3.255.0/28"; write 10.3.255.0/27, if it is free [gateway-subnet-size]',
    ],
  },
  {
    title: 'a retired SKU hides no GatewaySubnet that its replacement would reject',
    yaml: azure('gateway: {sku: VpnGw2}, vnet: {gatewaySubnet: 10.3.255.0/28}'),
    lines: [
      '3:46 azure.gateway.sku must be a SKU that Azure still creates: creation was blocked in May 2025 and the SKU was retired on 30 September 2026, got "VpnGw2"; use VpnGw2AZ [sku-retired]',
      '3:77 azure.vnet.gatewaySubnet must be /27 or larger for VpnGw2, got "10.3.255.0/28"; write 10.3.255.0/27, if it is free [gateway-subnet-size]',
    ],
  },
  {
    title: 'a zone of another region is invalid',
    yaml: aws('vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, availabilityZone: eu-west-1b}]}'),
    lines: [
      '2:89 aws.vpc.subnets[0].availabilityZone must be a zone of us-west-2, got "eu-west-1b"; write only its letter, b [zone-region]',
    ],
  },
  {
    title: 'an unknown zone of AWS is invalid',
    yaml: aws('vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, availabilityZone: 1a}]}'),
    lines: [
      '2:89 aws.vpc.subnets[0].availabilityZone must be a zone letter or a whole zone name, got "1a"; write it like a or us-west-2a [availability-zone]',
    ],
  },
  {
    title: 'a VPC without a public subnet is invalid',
    yaml: aws('vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, public: false}]}'),
    lines: [
      '2:41 aws.vpc.subnets must have at least one public subnet for the router; remove public: false from one of them [router-subnet]',
    ],
  },
  {
    title: 'a router in a subnet that is not public is invalid',
    yaml: aws(
      'router: {subnet: b}, vpc: {subnets: [{name: a, cidr: 10.0.0.0/24}, {name: b, cidr: 10.0.1.0/24, public: false}]}',
    ),
    lines: [
      '2:43 aws.router.subnet must name a public subnet of the VPC (a), got "b"; name one of these, or leave the key out [router-subnet]',
    ],
  },
];
