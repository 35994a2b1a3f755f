/** What the APIs of EC2 and Secrets Manager say, as far as the checker judges it. */
export interface Aws {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly addresses: readonly ElasticIp[];
  readonly instances: readonly Instance[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly secrets: readonly Secret[];
  /** Names of the CloudFormation stacks that exist. */
  readonly stacks: readonly string[];
}

export type Tags = Readonly<Record<string, string>>;

export interface Vpc {
  readonly id: string;
  readonly cidrs: readonly string[];
  readonly tags: Tags;
}

export interface Subnet {
  readonly id: string;
  readonly vpc: string;
}

export interface RouteTable {
  readonly id: string;
  readonly vpc: string;
  /** Subnets associated with it; of the main table those without an association are not listed. */
  readonly subnets: readonly string[];
  readonly isMain: boolean;
  readonly routes: readonly Route[];
}

export interface Route {
  readonly destination: string;
  /** The instance that it leads to; absent for gateways and local routes. */
  readonly instance?: string;
}

export interface ElasticIp {
  readonly address: string;
  readonly instance?: string;
  readonly tags: Tags;
}

export interface Instance {
  readonly id: string;
  readonly state: string;
  readonly subnet: string;
  readonly securityGroups: readonly string[];
  readonly sourceDestCheck: boolean;
  /** As `describe-instance-attribute` gives it: in base64. */
  readonly userData: string;
  readonly tags: Tags;
}

export interface SecurityGroup {
  readonly id: string;
  readonly ingress: readonly Ingress[];
}

export interface Ingress {
  /** `udp`, `tcp`, `icmp`, or `-1` for all. */
  readonly protocol: string;
  readonly from?: number;
  readonly to?: number;
  readonly source: string;
}

export interface Secret {
  readonly arn: string;
  readonly value: string;
}

/** A resource as Azure Resource Manager returns it. */
export interface AzureResource {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly tags?: Tags;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface Clouds {
  readonly aws: Aws;
  readonly azure: readonly AzureResource[];
}

/** The tag by which a resource of either cloud belongs to a link. */
export const LINK_TAG = 'vpc2vnet-link';
