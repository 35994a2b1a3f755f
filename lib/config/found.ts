import { ownValue } from '../base/own-value';
import { sameAzureName } from '../catalog/azure-id';
import type { Problem } from './problems/problem';
import type { Config } from './schema/config';

/** What was found of an existing VPC, in the words of the config. */
export interface FoundVpc {
  readonly id: string;
  readonly cidrs: readonly string[];
  readonly subnets: readonly {
    readonly id: string;
    readonly cidr: string;
    readonly public: boolean;
  }[];
  readonly routeTables: readonly string[];
}

/** What was found of an existing VNet, in the words of the config. */
export interface FoundVnet {
  readonly id: string;
  readonly cidrs: readonly string[];
  /** Prefix of its GatewaySubnet; absent when it has none. */
  readonly gatewaySubnet?: string;
  /** Its VPN gateway, unless the link created it; absent when it has none. */
  readonly gateway?: { readonly id: string; readonly publicIps: readonly string[] };
}

/** What was found in the clouds. */
export interface Found {
  readonly vpc?: FoundVpc;
  /** VPCs of further sites, by the name of the site. */
  readonly sites?: Readonly<Record<string, FoundVpc>>;
  readonly vnet?: FoundVnet;
}

/** The config with what was found of the networks that it names and does not describe; what it says itself wins. */
export function withFound(config: Config, { vpc, sites = {}, vnet }: Found): Config {
  const described = {
    ...config,
    aws: withFoundVpc(config.aws, vpc),
    sites: Object.fromEntries(
      Object.entries(config.sites).map(([name, site]) => [name, withFoundVpc(site, ownValue(sites, name))]),
    ),
  };
  return withFoundVnet(described, vnet);
}

/** A problem with the network that was found under its key, when it is about another one that is not known. */
export function withOtherFound(problem: Problem, { vpc, sites = {}, vnet }: Found): Problem {
  if (problem.code !== 'existing-unknown') return problem;
  const [first, name] = problem.path;
  const other = first === 'aws' ? vpc : first === 'azure' ? vnet : ownValue(sites, String(name));
  if (other === undefined) return problem;
  return { ...problem, rule: `${problem.rule}, and the hand-off describes ${other.id}` };
}

function withFoundVpc<S extends Pick<Config['aws'], 'vpc'>>(site: S, found: FoundVpc | undefined): S {
  const { vpc } = site;
  if (vpc.id === undefined || vpc.id !== found?.id) return site;
  return {
    ...site,
    vpc: {
      ...vpc,
      cidrs: vpc.cidrs ?? [...found.cidrs],
      subnets: vpc.subnets ?? found.subnets.map((subnet) => ({ ...subnet })),
      routeTables: vpc.routeTables ?? [...found.routeTables],
    },
  };
}

function withFoundVnet(config: Config, found: FoundVnet | undefined): Config {
  const { vnet, gateway } = config.azure;
  if (vnet.id === undefined || found === undefined || !sameAzureName(vnet.id, found.id)) return config;
  return {
    ...config,
    azure: {
      ...config.azure,
      vnet: { ...vnet, cidrs: vnet.cidrs ?? [...found.cidrs] },
      gateway: withFoundGateway(gateway, found),
    },
  };
}

/** A VNet has one VPN gateway: if it has one that the file does not name, the link uses it. */
function withFoundGateway(gateway: Config['azure']['gateway'], found: FoundVnet): Config['azure']['gateway'] {
  const seen = found.gateway;
  if (seen === undefined || (gateway.id !== undefined && !sameAzureName(gateway.id, seen.id))) return gateway;
  return { ...gateway, id: gateway.id ?? seen.id, publicIps: gateway.publicIps ?? [...seen.publicIps] };
}
