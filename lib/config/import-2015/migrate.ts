import { shortLocation } from '../../catalog/azure-location';
import { firstSubnetIn, gatewaySubnetAround, vpcRangeAround } from './networks';
import { canonicalName, noteOf, NAMES, type Unusable } from './parameter-notes';
import { IN_KEY_VAULT, WITHOUT_VALUE, type OldParameter } from './parameters';

/** One thing the import did, for the reader. */
export interface ImportNote {
  readonly parameter: string;
  readonly text: string;
}

export interface Imported {
  /** The new config as data, in the order of the file. */
  readonly config: Readonly<Record<string, unknown>>;
  /** A note for each parameter of the file, then some about the template. */
  readonly notes: readonly ImportNote[];
  /** Networks that cannot be read, one sentence each: the config then has a default in their place, and is not to be used. */
  readonly problems: readonly string[];
}

/** Returns the value of a parameter by the template's name; undefined when it is absent or cannot be used. */
type TextOf = (parameter: string) => string | undefined;

/** The template names no region; this is the one nearest to its sample location, West US. */
const DEFAULT_REGION = 'us-west-1';

/** Defaults of the 2015 template, which today's defaults need not follow. */
const OLD = {
  location: 'Central US',
  vnet: '10.3.0.0/16',
  subnetName: 'Subnet1',
} as const;

/** Networks of the template; one without a default must be in the file. */
const NETWORKS: readonly { readonly parameter: string; readonly hasDefault: boolean }[] = [
  { parameter: 'vpcAddressPrefix', hasDefault: false },
  { parameter: 'azureVNetAddressPrefix', hasDefault: true },
  { parameter: 'subnetPrefix', hasDefault: true },
  { parameter: 'gatewaySubnetPrefix', hasDefault: true },
];

/** Turns the parameters of the 2015 template into a config, noting what changed and why. */
export function migrate(old: readonly OldParameter[], linkName: string): Imported {
  const values = new Map(old.map(({ name, value }) => [canonicalName(name) ?? `(${name})`, value]));
  const text: TextOf = (parameter) => textOf(values.get(parameter));
  const vpcSubnets = vpcSubnetsOf(values.get('vpcAddressPrefix'));
  const vnetRange = text('azureVNetAddressPrefix') ?? OLD.vnet;
  const workload = text('subnetPrefix') ?? firstSubnetIn(vnetRange);
  const vpcRanges =
    vpcSubnets.length === 1 ? vpcSubnets.map((subnet) => vpcRangeAround(subnet, vnetRange)) : vpcSubnets;
  const oldGatewaySubnet = text('gatewaySubnetPrefix');
  const gatewaySubnet = oldGatewaySubnet === undefined ? undefined : gatewaySubnetAround(oldGatewaySubnet, workload);
  const config = {
    name: linkName,
    aws: {
      region: DEFAULT_REGION,
      vpc: {
        cidrs: vpcRanges,
        subnets: vpcSubnets.map((cidr, index) => ({ name: `Subnet${index + 1}`, cidr })),
      },
    },
    azure: {
      location: shortLocation(text('location') ?? OLD.location),
      vnet: {
        cidrs: [vnetRange],
        subnets: [{ name: text('subnetName') ?? OLD.subnetName, cidr: workload }],
        ...(gatewaySubnet === undefined ? {} : { gatewaySubnet }),
      },
      ...section('testVm', { adminUsername: text('adminUsername') }),
      ...section('names', Object.fromEntries([...NAMES].map(([parameter, key]) => [key, text(parameter)]))),
    },
  };
  const changed = new Map([
    ['vpcAddressPrefix', vpcNote(vpcSubnets, vpcRanges)],
    ...gatewaySubnetNote(oldGatewaySubnet, gatewaySubnet),
  ]);
  const parameterNotes = old.map(({ name, value }) => {
    const parameter = canonicalName(name);
    return { parameter: name, text: changed.get(parameter ?? '') ?? noteOf(parameter, unusableOf(value)) };
  });
  const missing = values.has('subnetPrefix')
    ? []
    : [{ parameter: '(subnetPrefix)', text: `missing, so ${workload} is azure.vnet.subnets[0].cidr` }];
  return { config, notes: [...parameterNotes, ...missing, ...GENERAL_NOTES], problems: unreadableNetworks(values) };
}

/** A network that the file has in a form that cannot be used, or lacks without a default, is never a default. */
function unreadableNetworks(values: ReadonlyMap<string, unknown>): readonly string[] {
  return NETWORKS.flatMap(({ parameter, hasDefault }) => {
    const value = values.get(parameter);
    if (parameter === 'vpcAddressPrefix' && vpcSubnetsOf(value).length > 0) return [];
    if (!values.has(parameter))
      return hasDefault ? [] : [`${parameter} is missing, and the template has no default; add it to the file`];
    const why = unusableOf(value);
    if (why === undefined || (why === 'empty' && hasDefault)) return [];
    return [`${parameter} is ${why}; write the network as its value`];
  });
}

/** The subnets of the VPC: one prefix, or a list of prefixes. */
function vpcSubnetsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.flatMap((item) => textOf(item) ?? []);
  return texts.length === list.length ? texts : [];
}

function vpcNote(subnets: readonly string[], ranges: readonly string[]): string {
  return subnets.length === 1
    ? `${subnets[0]} is the subnet; the VPC around it is ${ranges[0]}, and all of it is routed`
    : `the ${subnets.length} prefixes are CIDR blocks of the VPC, each with a subnet`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Why a value cannot be used; undefined when it can. */
function unusableOf(value: unknown): Unusable | undefined {
  if (value === IN_KEY_VAULT) return 'in a key vault';
  if (value === WITHOUT_VALUE) return 'without a value';
  if (value === '' || value === null) return 'empty';
  return typeof value === 'string' ? undefined : 'not a string';
}

const GENERAL_NOTES: readonly ImportNote[] = [
  { parameter: '(public IP)', text: 'Dynamic replaced by Standard static, the only kind that new gateways take' },
  { parameter: '(gateway)', text: 'no SKU in 2015; VpnGw1AZ Generation1 is the smallest one for production' },
  { parameter: '(region)', text: `the template names no AWS region; ${DEFAULT_REGION} is a guess, change aws.region` },
];

function gatewaySubnetNote(old: string | undefined, now: string | undefined): readonly [string, string][] {
  if (old === now || old === undefined) return [];
  const text =
    now === undefined
      ? `${old} cannot grow to the /27 that every SKU but Basic needs; the last free /27 of the VNet takes its place`
      : `${old} widened to ${now}: every SKU but Basic needs /27 or larger`;
  return [['gatewaySubnetPrefix', text]];
}

/** A section with the values that exist, or no section. */
function section(name: string, values: Readonly<Record<string, string | undefined>>): object {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return present.length === 0 ? {} : { [name]: Object.fromEntries(present) };
}
