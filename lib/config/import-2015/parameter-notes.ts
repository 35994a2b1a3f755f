/** Parameters that became nothing, with the reason. Values are never repeated: some are secrets. */
const DROPPED: ReadonlyMap<string, string> = new Map([
  [
    'adminPassword',
    'password dropped: the test VM takes an SSH key only, set azure.testVm.sshPublicKey or give it at deploy time',
  ],
  ['sharedKey', 'not copied: the key is generated in AWS Secrets Manager and never written down'],
  ['newStorageAccountName', 'storage account dropped: the test VM has a managed disk'],
  ['storageAccountType', 'storage account dropped: the test VM has a managed disk'],
  ['imagePublisher', 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019'],
  ['imageOffer', 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019'],
  ['imageSKU', 'image replaced: Ubuntu 24.04, because 14.04 left support in 2019'],
  ['vpnType', 'not needed: the gateway is route-based, as the 2015 template was whatever this said'],
  ['vpcGatewayIpAddress', 'not copied: cdk deploy allocates a new Elastic IP and hands it over'],
  ['vmSize', 'not copied: the A-series was retired, azure.testVm.size chooses another one than the default'],
]);

/** Names that carry over, from parameter to key of azure.names. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ['virtualNetworkName', 'virtualNetwork'],
  ['gatewayName', 'gateway'],
  ['gatewayPublicIPName', 'gatewayPublicIp'],
  ['vpcGatewayName', 'localNetworkGateway'],
  ['connectionName', 'connection'],
  ['vmName', 'testVm'],
]);

const KEPT: ReadonlyMap<string, string> = new Map([
  ['location', 'azure.location'],
  ['azureVNetAddressPrefix', 'azure.vnet.cidrs'],
  ['subnetName', 'azure.vnet.subnets[0].name'],
  ['subnetPrefix', 'azure.vnet.subnets[0].cidr'],
  ['gatewaySubnetPrefix', 'azure.vnet.gatewaySubnet'],
  ['vpcAddressPrefix', 'aws.vpc'],
  ['adminUsername', 'azure.testVm.adminUsername'],
]);

const KNOWN: ReadonlyMap<string, string> = new Map(
  [...DROPPED.keys(), ...NAMES.keys(), ...KEPT.keys()].map((name) => [name.toLowerCase(), name]),
);

/** The template's own name of a parameter, which Resource Manager compares without regard to case; undefined for others. */
export function canonicalName(name: string): string | undefined {
  return KNOWN.get(name.toLowerCase());
}

/** Why a parameter has no value that can be used. */
export type Unusable = 'empty' | 'in a key vault' | 'not a string' | 'without a value';

/** What became of a parameter of the template, or of another one, in a few words. */
export function noteOf(parameter: string | undefined, unusable?: Unusable): string {
  if (parameter === undefined) return 'ignored: not a parameter of the 2015 template';
  const dropped = DROPPED.get(parameter);
  if (dropped !== undefined) return dropped;
  const name = NAMES.get(parameter);
  const key = name === undefined ? KEPT.get(parameter) : `azure.names.${name}`;
  return unusable === undefined ? `kept as ${key}` : `${unusable}, so ${key} has its default`;
}
