import { aws, azure, type Case } from '../../case';

/** Several problems at once: none hides another, none is invented from another. */
export const TOGETHER: readonly Case[] = [
  {
    title: 'a bad range hides no overlap of two others',
    yaml: aws('vpc: {cidrs: [oops, 10.0.0.0/16, 10.0.128.0/17]}'),
    lines: [
      '2:40 aws.vpc.cidrs[0] must be an IPv4 network such as 10.0.0.0/16, got "oops"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32 [cidr-syntax]',
      '2:59 aws.vpc.cidrs[2] must not overlap the VPC CIDR block 10.0.0.0/16, got "10.0.128.0/17"; choose a range that nothing else uses [ranges-overlap]',
    ],
  },
  {
    title: 'a bad range invents no subnet outside it',
    yaml: aws('vpc: {cidrs: [10.9.0.0/33], subnets: [{name: a, cidr: 10.9.0.0/24}]}'),
    lines: [
      '2:40 aws.vpc.cidrs[0] must be an IPv4 network such as 10.0.0.0/16, got "10.9.0.0/33"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32 [cidr-syntax]',
    ],
  },
  {
    title: 'a bad range invents no overlap with what would follow from a default',
    yaml: azure('vnet: {cidrs: [oops], gatewaySubnet: 10.3.0.0/27}'),
    lines: [
      '3:46 azure.vnet.cidrs[0] must be an IPv4 network such as 10.0.0.0/16, got "oops"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32 [cidr-syntax]',
    ],
  },
  {
    title: 'a subnet without a range hides no overlap of two others, and no repeated name',
    yaml: aws('vpc: {subnets: [{name: a}, {name: a, cidr: 10.0.0.0/24}, {name: b, cidr: 10.0.0.0/25}]}'),
    lines: [
      '2:42 aws.vpc.subnets[0].cidr is missing; add it as a string [missing]',
      '2:60 aws.vpc.subnets[1].name must be unique in its network, upper and lower case counting as the same, got "a"; choose another name [subnet-name-duplicate]',
      '2:99 aws.vpc.subnets[2].cidr must not overlap the subnet a (10.0.0.0/24), got "10.0.0.0/25"; choose a range that nothing else uses [subnets-overlap]',
    ],
  },
  {
    title: 'a subnet that is not a mapping hides nothing of the others',
    yaml: azure('vnet: {subnets: [7, {name: a, cidr: 10.3.0.0/24}, {name: a, cidr: 10.3.1.0/24}]}'),
    lines: [
      '3:48 azure.vnet.subnets[0] must be a mapping, got 7; write a mapping [type]',
      '3:88 azure.vnet.subnets[2].name must be unique in its network, upper and lower case counting as the same, got "a"; choose another name [subnet-name-duplicate]',
    ],
  },
  {
    title: 'a bad range of a subnet hides no problem of the router',
    yaml: aws('router: {subnet: x}, vpc: {subnets: [{name: a, cidr: oops}]}'),
    lines: [
      '2:43 aws.router.subnet must name a public subnet of the VPC (a), got "x"; name one of these, or leave the key out [router-subnet]',
      '2:79 aws.vpc.subnets[0].cidr must be an IPv4 network such as 10.0.0.0/16, got "oops"; write four numbers of 0 to 255 without leading zeros, a slash, and a prefix length of 0 to 32 [cidr-syntax]',
    ],
  },
  {
    title: 'a missing region invents no zone of another one',
    yaml: 'name: ab\naws: {vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, availabilityZone: eu-west-1a}]}}\nazure: {location: westus2}\n',
    lines: ['2:1 aws.region is missing; add it as a string [missing]'],
  },
  {
    title: 'an unknown SKU invents no size, generation or policy that it lacks',
    yaml: azure('gateway: {sku: Basik, generation: Generation2}, vnet: {gatewaySubnet: 10.3.255.0/29}'),
    lines: [
      '3:46 azure.gateway.sku must be one of VpnGw1AZ, VpnGw2AZ, VpnGw3AZ, VpnGw4AZ, VpnGw5AZ, Basic, got "Basik"; the nearest is Basic [sku-unknown]',
    ],
  },
  {
    title: 'a bad profile invents no policy that Basic lacks',
    yaml: azure('gateway: {sku: Basic}') + 'ipsec: {profile: weak}\n',
    lines: [
      '4:18 ipsec.profile must be one of strong, compatible, azure-default, got "weak"; write one of these [choice]',
    ],
  },
  {
    title: 'a policy with a bad field is still one that Basic lacks',
    yaml: azure('gateway: {sku: Basic}') + 'ipsec: {policy: {dhGroup: x}}\n',
    lines: [
      '4:9 ipsec.policy.ikeEncryption is missing; add it as one of DES, DES3, AES128, AES192, AES256, GCMAES128, GCMAES256 [missing]',
      '4:9 ipsec.policy.ikeIntegrity is missing; add it as one of MD5, SHA1, SHA256, SHA384, GCMAES128, GCMAES256 [missing]',
      '4:9 ipsec.policy.ipsecEncryption is missing; add it as one of None, DES, DES3, AES128, AES192, AES256, GCMAES128, GCMAES192, GCMAES256 [missing]',
      '4:9 ipsec.policy.ipsecIntegrity is missing; add it as one of MD5, SHA1, SHA256, GCMAES128, GCMAES192, GCMAES256 [missing]',
      '4:9 ipsec.policy.pfsGroup is missing; add it as one of None, PFS1, PFS2, PFS14, PFS2048, PFS24, PFSMM, ECP256, ECP384 [missing]',
      '4:9 ipsec.policy.saDataSizeKilobytes is missing; add it as a whole number [missing]',
      '4:9 ipsec.policy.saLifeTimeSeconds is missing; add it as a whole number [missing]',
      '4:17 ipsec.policy must not be set, because Basic supports no custom IPsec policy; write profile: azure-default under ipsec, or use VpnGw1AZ [sku-policy]',
      '4:27 ipsec.policy.dhGroup must be one of None, DHGroup1, DHGroup2, DHGroup14, DHGroup2048, DHGroup24, ECP256, ECP384, got "x"; write one of these [choice]',
    ],
  },
  {
    title: 'a missing side hides no problem of the other',
    yaml: 'aws: {region: us-west-2, vpc: {cidrs: [10.0.0.0/8]}}\n',
    lines: [
      '1:1 azure is missing; add it as a mapping [missing]',
      '1:1 name is missing; add it as a string [missing]',
      '1:40 aws.vpc.cidrs[0] must be between /16 and /28 on AWS, got "10.0.0.0/8"; use a longer prefix (a smaller network) [aws-network-size]',
    ],
  },
  {
    title: 'a bad zone invents no other problem of the zones',
    yaml: azure(`gateway: {zones: ['1', '4']}`),
    lines: ['3:54 azure.gateway.zones[1] must be one of 1, 2, 3, got "4"; write one of these [choice]'],
  },
  {
    title: 'problems of both clouds, the tunnel and the tags come in the order of the file',
    yaml: `name: A
aws: {region: x, router: {instanceType: 1}}
azure: {location: '1', gateway: {sku: VpnGw3, zones: ['1', '1']}}
ipsec: {dpdTimeoutSeconds: 0, profile: strng}
tags: {aws:x: y}
extra: 1
`,
    lines: [
      '1:7 name must be 2 to 32 lower-case letters, digits and single hyphens, beginning with a letter, got "A"; choose a name such as aws2azure [link-name]',
      '2:15 aws.region must be an AWS region code, got "x"; write it like us-west-2 or eu-central-1; `aws ec2 describe-regions` lists them [aws-region]',
      '2:41 aws.router.instanceType must be a string, got 1; put it in quotes [type]',
      '3:19 azure.location must be an Azure location, got "1"; write it like westeurope or "West Europe"; `az account list-locations -o table` lists them [azure-location]',
      '3:39 azure.gateway.sku must be a SKU that Azure still creates: creation was blocked in May 2025 and the SKU was retired on 30 September 2026, got "VpnGw3"; use VpnGw3AZ [sku-retired]',
      '3:54 azure.gateway.zones must name each zone once; remove the duplicate [zones-duplicate]',
      '4:28 ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 0; choose a number in this range [range]',
      '4:40 ipsec.profile must be one of strong, compatible, azure-default, got "strng"; the nearest is strong [choice]',
      '5:8 tags["aws:x"] must have a key that does not begin with aws:, azure, microsoft or windows; choose another prefix [tag-prefix]',
      "6:1 extra is not a key of the configuration; the nearest key is 'sites'; docs/reference/configuration.md lists them all [unknown-key]",
    ],
  },
];
