import { isFault, cidrOf, readCidr, subnetOf, type Cidr } from '../../net/cidr';
import { shortLocation } from '../../facts/azure-location';
import type { OldParameters } from './parameters';

/** One thing the import did, for the reader. */
export interface ImportNote {
  readonly parameter: string;
  readonly text: string;
}

export interface Imported {
  /** The new config as data, in the order of the file. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly notes: readonly ImportNote[];
}

/** Values of the old template's parameters that today's defaults equal, or that have no counterpart. */
const DEFAULT_REGION = 'us-west-1';
const GATEWAY_SUBNET_PREFIX = 27;

/** Parameters that became nothing, with the reason. Values are never repeated: some are secrets. */
const DROPPED: Readonly<Record<string, string>> = {
  adminPassword:
    'password dropped: the test VM takes an SSH key only, set azure.testVm.sshPublicKey or give it at deploy time',
  sharedKey: 'not copied: the key is generated in AWS Secrets Manager and never written down',
  newStorageAccountName: 'storage account dropped: the test VM has a managed disk',
  storageAccountType: 'storage account dropped: the test VM has a managed disk',
  imagePublisher: 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019',
  imageOffer: 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019',
  imageSKU: 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019',
  vpnType: 'not needed: the gateway is route-based, as the 2015 template was whatever this said',
  vpcGatewayIpAddress: 'not copied: cdk deploy allocates a new Elastic IP and hands it over',
  vmSize: 'not copied: the A-series was retired, azure.testVm.size chooses another one than the default',
};

/** Names that carry over, from parameter to key of azure.names. */
const NAMES: Readonly<Record<string, string>> = {
  virtualNetworkName: 'virtualNetwork',
  gatewayName: 'gateway',
  gatewayPublicIPName: 'gatewayPublicIp',
  vpcGatewayName: 'localNetworkGateway',
  connectionName: 'connection',
  vmName: 'testVm',
};

/** Turns the parameters of the 2015 template into a config, noting what changed and why. */
export function modernise(old: OldParameters, linkName: string): Imported {
  const notes: ImportNote[] = [];
  const note = (parameter: string, text: string): void => void notes.push({ parameter, text });
  const text = (name: string): string | undefined => {
    const value = old[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  for (const name of Object.keys(old)) {
    const why = DROPPED[name];
    if (why !== undefined) note(name, why);
  }
  const vpcSubnet = text('vpcAddressPrefix') ?? '10.0.0.0/24';
  const vpcRange = widened(vpcSubnet, 16);
  note('vpcAddressPrefix', `${vpcSubnet} is the subnet; the VPC around it is ${vpcRange}, and all of it is routed`);
  const vnetRange = text('azureVNetAddressPrefix') ?? '10.3.0.0/16';
  note('gatewayPublicIPName', 'Dynamic replaced by a Standard static public IP, the only kind that new gateways take');
  note('(gateway)', 'no SKU in 2015; VpnGw1AZ Generation1 is the smallest one for production');
  note('(region)', `the template names no AWS region; ${DEFAULT_REGION} is a guess, change aws.region`);
  const config = {
    name: linkName,
    aws: {
      region: DEFAULT_REGION,
      vpc: { cidrs: [vpcRange], subnets: [{ name: 'Subnet1', cidr: vpcSubnet }] },
    },
    azure: {
      location: shortLocation(text('location') ?? 'Central US'),
      vnet: {
        cidrs: [vnetRange],
        subnets: [{ name: text('subnetName') ?? 'Subnet1', cidr: text('subnetPrefix') ?? '10.3.0.0/24' }],
        ...gatewaySubnet(text('gatewaySubnetPrefix'), note),
      },
      ...testVm(text('adminUsername')),
      ...names(text),
    },
  };
  return { config, notes };
}

function gatewaySubnet(old: string | undefined, note: (parameter: string, text: string) => void): object {
  if (old === undefined) return {};
  const widenedSubnet = widened(old, GATEWAY_SUBNET_PREFIX);
  if (widenedSubnet !== old) {
    note('gatewaySubnetPrefix', `${old} widened to ${widenedSubnet}: every SKU but Basic needs /27 or larger`);
  }
  return { gatewaySubnet: widenedSubnet };
}

function testVm(adminUsername: string | undefined): object {
  return adminUsername === undefined ? {} : { testVm: { adminUsername } };
}

function names(text: (name: string) => string | undefined): object {
  const found = Object.entries(NAMES).flatMap(([parameter, key]) => {
    const value = text(parameter);
    return value === undefined ? [] : [[key, value] as const];
  });
  return found.length === 0 ? {} : { names: Object.fromEntries(found) };
}

/** The network of at most `prefixLength` bits that holds `text`; a text that is no network is left for the checks. */
function widened(text: string, prefixLength: number): string {
  const read = readCidr(text);
  if (isFault(read)) return text;
  const network: Cidr = cidrOf(text);
  return network.prefixLength <= prefixLength ? text : subnetOf(network, prefixLength).text;
}
