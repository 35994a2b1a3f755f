import { aws, azure, link, type Case } from '../../case';

const NEWER = 'add it to unlisted when it is newer than this version of vpc2vnet';
const SUBNET = 'cidr: 10.0.0.0/24';

/** Values of the right form that no cloud accepts. */
export const CLOUDS: readonly Case[] = [
  {
    title: 'a region with a typing error is invalid, and the nearest one is named',
    yaml: link('', { region: 'eu-centrl-1' }),
    lines: [
      `2:15 aws.region must be an AWS region that exists, got "eu-centrl-1"; write eu-central-1, the nearest one, or ${NEWER} [aws-region-unknown]`,
    ],
  },
  {
    title: 'a region of a backend with a typing error is invalid',
    yaml: link('backend: {s3: {bucket: states, region: us-wset-2}}\n'),
    lines: [
      `4:40 backend.s3.region must be an AWS region that exists, got "us-wset-2"; write us-west-2, the nearest one, or ${NEWER} [aws-region-unknown]`,
    ],
  },
  {
    title: 'a region of an isolated partition is invalid, and unlisted does not help',
    yaml: link('unlisted: [us-iso-east-1]\n', { region: 'us-iso-east-1' }),
    lines: [
      '2:15 aws.region must be an AWS region of a cloud that vpc2vnet supports, which an isolated AWS partition is not, got "us-iso-east-1"; choose another [cloud-unsupported]',
    ],
  },
  {
    title: 'a region of the European Sovereign Cloud is invalid',
    yaml: link('', { region: 'eusc-de-east-1' }),
    lines: [
      '2:15 aws.region must be an AWS region of a cloud that vpc2vnet supports, which the AWS European Sovereign Cloud is not, got "eusc-de-east-1"; choose another [cloud-unsupported]',
    ],
  },
  {
    title: 'a location with a typing error is invalid, and the nearest one is named',
    yaml: link('', { location: 'West Europ' }),
    lines: [
      `3:19 azure.location must be an Azure location that exists, got "West Europ"; write westeurope, the nearest one, or ${NEWER} [azure-location-unknown]`,
    ],
  },
  {
    title: 'a location of Azure Government is invalid',
    yaml: link('', { location: 'usgovvirginia' }),
    lines: [
      '3:19 azure.location must be an Azure location of a cloud that vpc2vnet supports, which Azure Government is not, got "usgovvirginia"; choose another [cloud-unsupported]',
    ],
  },
  {
    title: 'a location of Azure in China is invalid',
    yaml: link('', { location: '"China North 3"' }),
    lines: [
      '3:19 azure.location must be an Azure location of a cloud that vpc2vnet supports, which Azure operated by 21Vianet is not, got "China North 3"; choose another [cloud-unsupported]',
    ],
  },
  {
    title: 'an instance type of a family that does not exist is invalid',
    yaml: aws('router: {instanceType: t4.small}'),
    lines: [
      `2:49 aws.router.instanceType must be an EC2 instance type that exists and runs Ubuntu, got "t4.small"; choose another family, such as t4g, or ${NEWER} [instance-type-unknown]`,
    ],
  },
  {
    title: 'a burstable instance type in a size that does not exist is invalid',
    yaml: aws('testHost: {instanceType: t4g.16xlarge}'),
    lines: [
      `2:51 aws.testHost.instanceType must be an EC2 instance type that exists and runs Ubuntu, got "t4g.16xlarge"; choose a size of t4g: nano, micro, small, medium, large, xlarge, 2xlarge, or ${NEWER} [instance-type-unknown]`,
    ],
  },
  {
    title: 'an instance type in a size that its family does not have is invalid',
    yaml: aws('router: {instanceType: c5n.3xlarge}'),
    lines: [
      `2:49 aws.router.instanceType must be an EC2 instance type that exists and runs Ubuntu, got "c5n.3xlarge"; choose a size of c5n: large, xlarge, 2xlarge, 4xlarge, 9xlarge, 18xlarge, metal, or ${NEWER} [instance-type-unknown]`,
    ],
  },
  {
    title: 'a Mac is invalid',
    yaml: aws('router: {instanceType: mac2.metal}'),
    lines: [
      `2:49 aws.router.instanceType must be an EC2 instance type that exists and runs Ubuntu, got "mac2.metal"; choose another family, such as a1, or ${NEWER} [instance-type-unknown]`,
    ],
  },
  {
    title: 'a zone that the region does not have is invalid',
    yaml: link('', {
      region: `eu-central-1, vpc: {subnets: [{name: a, ${SUBNET}, availabilityZone: eu-central-1f}]}`,
    }),
    lines: [
      `2:92 aws.vpc.subnets[0].availabilityZone must be a zone of eu-central-1, which has none beyond c, got "eu-central-1f"; choose one of a, b, c, or ${NEWER} [zone-unknown]`,
    ],
  },
  {
    title: 'a value of unlisted that cannot be a name is invalid',
    yaml: link('unlisted: ["*"]\n'),
    lines: [
      '4:12 unlisted[0] must be the name of a region, location, zone, instance type or VM size, got "*"; write it as at its place [unlisted]',
    ],
  },
  {
    title: 'a further CIDR block of 10.0.0.0/16 is invalid beside another of 10.0.0.0/15, whatever the first is',
    yaml: aws('vpc: {cidrs: [10.5.0.0/16, 10.1.0.0/16, 10.0.0.0/16]}'),
    lines: [
      '2:66 aws.vpc.cidrs[2] must not be in 10.0.0.0/16: AWS associates none of it with a VPC that has 10.1.0.0/16, got "10.0.0.0/16"; choose another CIDR block near the primary one, or one of 100.64.0.0/10 [vpc-association]',
    ],
  },
  {
    title: 'a second CIDR block that AWS does not associate with the first is invalid',
    yaml: aws(`vpc: {cidrs: [10.20.0.0/16, 192.168.40.0/24], subnets: [{name: a, cidr: 10.20.0.0/24}]}`),
    lines: [
      '2:54 aws.vpc.cidrs[1] must not be in 192.168.0.0/16: AWS associates none of it with a VPC whose primary CIDR block is 10.20.0.0/16, got "192.168.40.0/24"; choose another CIDR block near the primary one, or one of 100.64.0.0/10 [vpc-association]',
    ],
  },
  {
    title: 'a CIDR block of 10.0.0.0/16 beside a primary one of 10.1.0.0/16 is invalid',
    yaml: aws(`vpc: {cidrs: [10.1.0.0/16, 10.0.128.0/17], subnets: [{name: a, cidr: 10.1.0.0/24}]}`),
    lines: [
      '2:53 aws.vpc.cidrs[1] must not be in 10.0.0.0/16: AWS associates none of it with a VPC whose primary CIDR block is 10.1.0.0/16, got "10.0.128.0/17"; choose another CIDR block near the primary one, or one of 100.64.0.0/10 [vpc-association]',
    ],
  },
  {
    title: 'a subnet with the name of one of Azure’s own is invalid',
    yaml: azure('vnet: {subnets: [{name: azurefirewallsubnet, cidr: 10.3.0.0/24}]}'),
    lines: [
      '3:55 azure.vnet.subnets[0].name must not be AzureFirewallSubnet, which Azure reserves for Azure Firewall, got "azurefirewallsubnet"; choose another name [subnet-name-reserved]',
    ],
  },
  ...['Standard_Z9', 'Standard_NC6', 'Standard_B2XXX'].map((size) => ({
    title: `the VM size ${size} is invalid, because Azure has no such series, or no longer`,
    yaml: azure(`testVm: {size: ${size}}`),
    lines: [
      `3:46 azure.testVm.size must be an Azure VM size that exists and is not retired, got "${size}"; choose another, such as Standard_B2ats_v2 (\`az vm list-skus -l westeurope -o table\` lists them), or ${NEWER} [azure-vm-size-unknown]`,
    ],
  })),
  {
    title: 'a VM size that is retired is invalid',
    yaml: azure('testVm: {size: Basic_A0}'),
    lines: [
      '3:46 azure.testVm.size must be an Azure VM size that is not retired, got "Basic_A0"; write it like Standard_B2ats_v2; `az vm list-skus -l LOCATION -o table` lists them [azure-vm-size]',
    ],
  },
];
