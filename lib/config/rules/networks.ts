import { cidrOf, type Cidr } from '../../net/cidr';
import type { ConfigPath } from '../problem';
import type { RuleInput } from './rule';

/** A network of the config with the place it was written in. */
export interface PlacedNetwork {
  readonly label: string;
  readonly path: ConfigPath;
  readonly cidr: Cidr;
}

const VPC = ['aws', 'vpc'] as const;
const VNET = ['azure', 'vnet'] as const;

export function vpcRanges({ config }: RuleInput): readonly PlacedNetwork[] {
  return config.aws.vpc.cidrs.map((text, i) => placed(`VPC range ${text}`, [...VPC, 'cidrs', i], text));
}

export function vnetRanges({ config }: RuleInput): readonly PlacedNetwork[] {
  return config.azure.vnet.cidrs.map((text, i) => placed(`VNet range ${text}`, [...VNET, 'cidrs', i], text));
}

export function vpcSubnets({ resolved }: RuleInput): readonly PlacedNetwork[] {
  return resolved.vpcSubnets.map(({ name, cidr }, i) =>
    placed(`subnet ${name} (${cidr})`, [...VPC, 'subnets', i, 'cidr'], cidr),
  );
}

export function vnetWorkloadSubnets({ resolved }: RuleInput): readonly PlacedNetwork[] {
  return resolved.vnetSubnets.map(({ name, cidr }, i) =>
    placed(`subnet ${name} (${cidr})`, [...VNET, 'subnets', i, 'cidr'], cidr),
  );
}

/** The GatewaySubnet; empty when the VNet has no room for one. */
export function gatewaySubnets({ resolved }: RuleInput): readonly PlacedNetwork[] {
  const text = resolved.gatewaySubnet;
  return text === undefined ? [] : [placed(`GatewaySubnet (${text})`, [...VNET, 'gatewaySubnet'], text)];
}

function placed(label: string, path: ConfigPath, text: string): PlacedNetwork {
  return { label, path, cidr: cidrOf(text) };
}
