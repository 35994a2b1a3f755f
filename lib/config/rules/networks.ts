import { cidrOf, type Cidr } from '../../cidr/cidr';
import { PLAIN_SITE } from '../../catalog/site-name';
import type { ConfigPath } from '../problems/problem';
import type { ResolvedSite } from '../resolve-defaults';
import type { RuleInput } from './rule';

/** A network of the config with the place it was written in. */
export interface PlacedNetwork {
  readonly label: string;
  readonly path: ConfigPath;
  /** The values it follows from: itself when it is written in the file. */
  readonly from: readonly ConfigPath[];
  readonly cidr: Cidr;
}

const VNET = ['azure', 'vnet'] as const;

export function vpcRangesOf({ name, path, vpcCidrs }: ResolvedSite): readonly PlacedNetwork[] {
  return vpcCidrs.map((text, i) => placed(`VPC CIDR block ${text}${ofSite(name)}`, [...path, 'vpc', 'cidrs', i], text));
}

/** Those of all sites. */
export function vpcRanges({ resolved: { sites } }: RuleInput): readonly PlacedNetwork[] {
  return sites.flatMap(vpcRangesOf);
}

/** Prefixes behind the VPCs of all sites. */
export function prefixesBehindVpcs({ resolved: { sites } }: RuleInput): readonly PlacedNetwork[] {
  return sites.flatMap(({ name, path, config }) =>
    config.routedCidrs.map((text, i) =>
      placed(`routed prefix ${text}${ofSite(name)}`, [...path, 'routedCidrs', i], text),
    ),
  );
}

function ofSite(name: string): string {
  return name === PLAIN_SITE ? '' : ` of ${name}`;
}

export function vnetRanges({ resolved }: RuleInput): readonly PlacedNetwork[] {
  return resolved.vnetCidrs.map((text, i) => placed(`VNet prefix ${text}`, [...VNET, 'cidrs', i], text));
}

/** Prefixes behind the VNet: those of its spokes, and the further ones. */
export function prefixesBehindVnet({ config }: RuleInput): readonly PlacedNetwork[] {
  const { spokes, routedCidrs } = config.azure;
  return [
    ...Object.entries(spokes).flatMap(([name, { cidrs }]) =>
      cidrs.map((text, i) =>
        placed(`prefix ${text} of the spoke ${name}`, ['azure', 'spokes', name, 'cidrs', i], text),
      ),
    ),
    ...routedCidrs.map((text, i) => placed(`routed prefix ${text}`, ['azure', 'routedCidrs', i], text)),
  ];
}

/** The subnets of the VPC of a site, or the default one when none are listed. */
export function vpcSubnetsOf({ path, config, vpcSubnets }: ResolvedSite): readonly PlacedNetwork[] {
  const from = config.vpc.subnets === undefined ? [[...path, 'vpc', 'cidrs', 0]] : undefined;
  return vpcSubnets.map(({ name, cidr }, i) =>
    placed(`subnet ${name} (${cidr})`, [...path, 'vpc', 'subnets', i, 'cidr'], cidr, from),
  );
}

/** The subnets of the VNet for workloads, or the default one when none are listed. */
export function vnetWorkloadSubnets({ config, resolved }: RuleInput): readonly PlacedNetwork[] {
  const from = config.azure.vnet.subnets === undefined ? [[...VNET, 'cidrs', 0]] : undefined;
  return resolved.vnetSubnets.map(({ name, cidr }, i) =>
    placed(`subnet ${name} (${cidr})`, [...VNET, 'subnets', i, 'cidr'], cidr, from),
  );
}

/** The GatewaySubnet; empty when the VNet has no room for one. */
export function gatewaySubnets(input: RuleInput): readonly PlacedNetwork[] {
  const text = input.resolved.gatewaySubnet;
  const from = input.config.azure.vnet.gatewaySubnet === undefined ? gatewaySubnetFrom(input) : undefined;
  return text === undefined ? [] : [placed(`GatewaySubnet (${text})`, [...VNET, 'gatewaySubnet'], text, from)];
}

/** What the GatewaySubnet follows from when it is not written: the first range and what is taken of it. */
export function gatewaySubnetFrom(input: RuleInput): readonly ConfigPath[] {
  return [[...VNET, 'cidrs', 0], ...vnetWorkloadSubnets(input).flatMap(({ from }) => from)];
}

/** Whether a network is written in the file. */
export function isWritten({ path, from }: PlacedNetwork): boolean {
  return from[0] === path;
}

function placed(label: string, path: ConfigPath, text: string, from: readonly ConfigPath[] = [path]): PlacedNetwork {
  return { label, path, from, cidr: cidrOf(text) };
}
