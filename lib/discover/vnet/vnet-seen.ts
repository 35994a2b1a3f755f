/** A VNet as Resource Manager describes it, as far as a link depends on it. */
export interface VnetSeen {
  readonly id: string;
  readonly name: string;
  /** In its short form, such as `westeurope`. */
  readonly location: string;
  /** IPv4 prefixes of its address space. */
  readonly prefixes: readonly string[];
  readonly subnets: readonly VnetSubnetSeen[];
  readonly peerings: readonly VnetPeeringSeen[];
  /** Those in its GatewaySubnet, and the one that the config names. */
  readonly gateways: readonly VnetGatewaySeen[];
  /** Actions that the identity lacks, and that only comparisons need. */
  readonly missingActions: readonly string[];
}

export interface VnetSubnetSeen {
  readonly name: string;
  /** IPv4 prefixes. */
  readonly prefixes: readonly string[];
  /** Id of its network security group. */
  readonly securityGroup?: string;
  /** Id of its route table. */
  readonly routeTable?: string;
}

/** The half of a peering that this VNet has. */
export interface VnetPeeringSeen {
  readonly name: string;
  /** Id of the other VNet. */
  readonly remote: string;
  /** Prefixes of the other VNet. */
  readonly prefixes: readonly string[];
  /** `Connected`, or what it lacks. */
  readonly state: string;
  /** Whether the other VNet may use the gateway of this one. */
  readonly gatewayTransit: boolean;
  /** Whether this VNet uses the gateway of the other one. */
  readonly usesRemoteGateway: boolean;
}

export interface VnetGatewaySeen {
  readonly id: string;
  readonly name: string;
  /** `Vpn` or `ExpressRoute`. */
  readonly type: string;
  /** `RouteBased` or `PolicyBased`. */
  readonly vpnType: string;
  readonly sku: string;
  readonly activeActive: boolean;
  /** Ids of the subnets of its addresses. */
  readonly subnets: readonly string[];
  /** Ids of its public IPs. */
  readonly publicIps: readonly string[];
  /** Whether it carries the tag of the link. */
  readonly own: boolean;
  /** What is connected to it by others: local network gateways with their prefixes. */
  readonly connections: readonly { readonly name: string; readonly prefixes: readonly string[] }[];
}
