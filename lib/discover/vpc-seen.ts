/** A VPC as the EC2 API describes it, as far as a link depends on it. */
export interface VpcSeen {
  readonly id: string;
  readonly region: string;
  /** Account that owns it; another one than the caller's for a shared VPC. */
  readonly owner: string;
  /** `available`, or `pending`. */
  readonly state: string;
  /** Associated IPv4 CIDR blocks, the primary one first. */
  readonly cidrs: readonly string[];
  /** VPC Block Public Access: `off`, `block-ingress` or `block-bidirectional`; an exclusion of a subnet is not in it. */
  readonly blockPublicAccess: string;
  readonly subnets: readonly SubnetSeen[];
  readonly routeTables: readonly RouteTableSeen[];
  /** Ids of attached internet gateways. */
  readonly internetGateways: readonly string[];
  readonly networkAcls: readonly NetworkAclSeen[];
  readonly peerings: readonly PeeringSeen[];
  /** Ids of transit gateways with an attachment to the VPC. */
  readonly transitGateways: readonly string[];
  /** Ids of the instances that carry the tag of the link. */
  readonly ownInstances: readonly string[];
}

export interface SubnetSeen {
  readonly id: string;
  readonly cidr: string;
  readonly zone: string;
  readonly freeAddresses: number;
  readonly ipv6Only: boolean;
  readonly onOutpost: boolean;
  /** VPC Block Public Access of the subnet, with its exclusion. @default - that of the VPC */
  readonly blockPublicAccess?: string;
}

export interface RouteTableSeen {
  readonly id: string;
  readonly main: boolean;
  /** Ids of the subnets that are associated with it explicitly. */
  readonly subnets: readonly string[];
  /** Whether it belongs to a gateway instead of subnets. */
  readonly ofGateway: boolean;
  readonly routes: readonly RouteSeen[];
}

export interface RouteSeen {
  /** An IPv4 range. */
  readonly destination: string;
  /** Id of what it leads to; `local` for the VPC itself. */
  readonly target: string;
  readonly blackhole: boolean;
  /** Whether a virtual private gateway or a route server propagates it. */
  readonly propagated: boolean;
}

export interface NetworkAclSeen {
  readonly id: string;
  readonly subnets: readonly string[];
  readonly entries: readonly AclEntrySeen[];
}

export interface AclEntrySeen {
  /** The lowest number that matches decides. */
  readonly number: number;
  readonly egress: boolean;
  readonly allows: boolean;
  /** Number of the IP protocol; -1 for all. */
  readonly protocol: number;
  readonly cidr: string;
  /** First and last port; all when absent. */
  readonly ports?: readonly [number, number];
}

/** A peering with another VPC. */
export interface PeeringSeen {
  readonly id: string;
  readonly cidrs: readonly string[];
}
