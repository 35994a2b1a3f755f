import { shortLocation } from '../../catalog/azure-location';
import { noteOf, NAMES } from './parameter-notes';
import { gatewaySubnetAround, vpcRangeAround } from './networks';
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

/** Returns the value of a parameter; undefined when it is absent, empty or not a string. */
type TextOf = (parameter: string) => string | undefined;

/** The template names no region; this is the one nearest to its sample location, West US. */
const DEFAULT_REGION = 'us-west-1';

/** Defaults of the 2015 template, which today's defaults need not follow. */
const OLD = {
  location: 'Central US',
  vpc: '10.0.0.0/24',
  vnet: '10.3.0.0/16',
  subnetName: 'Subnet1',
  subnet: '10.3.0.0/24',
} as const;

/** Turns the parameters of the 2015 template into a config, noting what changed and why. */
export function migrate(old: OldParameters, linkName: string): Imported {
  const text: TextOf = (parameter) => {
    const value = Object.hasOwn(old, parameter) ? old[parameter] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const vpcSubnet = text('vpcAddressPrefix') ?? OLD.vpc;
  const vnetRange = text('azureVNetAddressPrefix') ?? OLD.vnet;
  const workload = text('subnetPrefix') ?? OLD.subnet;
  const vpcRange = vpcRangeAround(vpcSubnet, vnetRange);
  const oldGatewaySubnet = text('gatewaySubnetPrefix');
  const gatewaySubnet = oldGatewaySubnet === undefined ? undefined : gatewaySubnetAround(oldGatewaySubnet, workload);
  const config = {
    name: linkName,
    aws: {
      region: DEFAULT_REGION,
      vpc: { cidrs: [vpcRange], subnets: [{ name: 'Subnet1', cidr: vpcSubnet }] },
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
    ['vpcAddressPrefix', `${vpcSubnet} is the subnet; the VPC around it is ${vpcRange}, and all of it is routed`],
    ...gatewaySubnetNote(oldGatewaySubnet, gatewaySubnet),
  ]);
  const parameterNotes = Object.keys(old).map((parameter) => ({
    parameter,
    text: changed.get(parameter) ?? noteOf(parameter, text(parameter) === undefined),
  }));
  return { config, notes: [...parameterNotes, ...GENERAL_NOTES] };
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
