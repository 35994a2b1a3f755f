import type { GatewayGeneration } from '../catalog/gateway-sku';
import type { InstanceArchitecture } from '../catalog/instance-architecture';
import type { Config } from '../config/schema/config';
import type { ConnectionMode } from '../ipsec/azure-policy';
import type { CryptoProfile } from '../ipsec/profiles';
import type { Fact } from './fact';
import type { InstanceNumber, PeerName, RouterName, RouteTableId, SiteName, TunnelDevice } from './names';

/** One link, with every default resolved and every fact known or pending; frozen, and all outputs are made from it. */
export interface Link {
  /** Name of the link, with which the names of all stacks begin. */
  readonly name: string;
  /** Tags of everything that is created. */
  readonly tags: Readonly<Record<string, string>>;
  /** Keys of tags in Azure that something else sets; one that ends in `*` means all keys with that beginning. */
  readonly ignoreTags: readonly string[];
  /** US dollars for one unit, by the key of the price; nothing that is deployed follows from them. */
  readonly prices: Readonly<Record<string, number>>;
  /** Where Terraform keeps the state of the Azure side. */
  readonly backend: StateBackend;
  /** What the account requires of the roles of all instances. */
  readonly roles: Roles;
  /** The Azure side. */
  readonly azure: AzureEnd;
  /** Each VPC with its router; the first is that of the config key `aws`. */
  readonly sites: readonly [Site, ...Site[]];
}

/** What an account requires of IAM roles; CloudFormation chooses what is absent. */
export interface Roles {
  /** ARN of a managed policy. */
  readonly permissionsBoundary?: string;
  /** With a slash at both ends. */
  readonly path?: string;
  readonly namePrefix?: string;
}

/** Where Terraform keeps the state of the Azure side. */
export type StateBackend =
  | { readonly kind: 'local' }
  | { readonly kind: 's3'; readonly bucket: string; readonly region: string; readonly key: string }
  | {
      readonly kind: 'azurerm';
      readonly resourceGroup: string;
      readonly storageAccount: string;
      readonly container: string;
      readonly key: string;
    };

export interface AzureEnd {
  readonly location: string;
  /** The group of everything that is created. */
  readonly resourceGroup: ResourceGroup;
  /** Names in Azure; those of a connection are stems, to which a site's and a router's name are added. */
  readonly names: Config['azure']['names'];
  /** Every prefix that AWS reaches through the gateway. */
  readonly prefixes: readonly string[];
  readonly network: AzureNetwork;
  readonly gateway: Gateway;
  readonly spokes: readonly Spoke[];
  readonly testVms: readonly TestVm[];
  /** Where deployments from Bicep and ARM JSON read the shared key. */
  readonly keyVault?: KeyVault;
}

export type ResourceGroup =
  | { readonly kind: 'created'; readonly name: string }
  | { readonly kind: 'existing'; readonly name: string; readonly id: string };

export type AzureNetwork = CreatedVnet | ExistingVnet;

export interface CreatedVnet {
  readonly kind: 'created';
  readonly prefixes: readonly string[];
  readonly subnets: readonly { readonly name: string; readonly cidr: string }[];
  readonly gatewaySubnet: CreatedGatewaySubnet;
}

/** Read by a data source, never imported. */
export interface ExistingVnet {
  readonly kind: 'existing';
  readonly id: string;
  readonly name: string;
  /** Name of its resource group. */
  readonly resourceGroup: string;
  readonly prefixes: readonly string[];
  readonly gatewaySubnet: CreatedGatewaySubnet | ExistingGatewaySubnet;
}

export interface CreatedGatewaySubnet {
  readonly kind: 'created';
  readonly cidr: string;
}

export interface ExistingGatewaySubnet {
  readonly kind: 'existing';
}

/** A VNet that uses the gateway through a peering. */
export interface Spoke {
  /** Its identity in the stack. */
  readonly name: string;
  readonly id: string;
  /** Name of the VNet in Azure. */
  readonly vnet: string;
  readonly resourceGroup: string;
  readonly prefixes: readonly string[];
  /** `created`: both halves; `existing`: only routes follow. */
  readonly peering: 'created' | 'existing';
}

/** A secret in an Azure key vault. */
export interface KeyVault {
  /** Id of a subscription. */
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly name: string;
  /** Name of the secret. */
  readonly secret: string;
}

export type Gateway = CreatedGateway | ExistingGateway;

interface GatewayParts {
  readonly instances: readonly [GatewayInstance, ...GatewayInstance[]];
}

export interface CreatedGateway extends GatewayParts {
  readonly kind: 'created';
  readonly sku: string;
  readonly generation: GatewayGeneration;
  readonly zones: readonly string[];
}

/** Read by a data source, never imported: the same outputs report the same facts as of a created one. */
export interface ExistingGateway extends GatewayParts {
  readonly kind: 'existing';
  readonly id: string;
  readonly name: string;
  /** Name of its resource group. */
  readonly resourceGroup: string;
  /** Its public IPs, which may be in other groups; one per instance. */
  readonly publicIps: readonly { readonly id: string; readonly name: string; readonly resourceGroup: string }[];
}

/** One of the machines that a VPN gateway consists of, each with a public address. */
export interface GatewayInstance {
  readonly number: InstanceNumber;
  readonly address: Fact<string>;
}

export interface TestVm {
  /** Such as `test-vm-1`; its identity in the stack. */
  readonly id: string;
  /** Its name in Azure, also its host name. */
  readonly name: string;
  readonly size: string;
  readonly adminUsername: string;
  /** Absent: a deploy-time variable asks for it. */
  readonly sshPublicKey?: string;
}

/** A VPC, what terminates the tunnels there, and its connections to the gateway. */
export interface Site {
  readonly name: SiteName;
  readonly region: string;
  /** Domain of the region's service endpoints. */
  readonly domain: string;
  readonly network: AwsNetwork;
  /** Every prefix that Azure reaches through this site. */
  readonly prefixes: readonly string[];
  readonly routers: readonly [Router, ...Router[]];
  readonly ipsec: Ipsec;
  /** One per local network gateway, that is per router. */
  readonly connections: readonly [Connection, ...Connection[]];
  /** Canonical's newest AMI for each processor when the network was first deployed. */
  readonly offeredImages: readonly OfferedImage[];
  readonly testHosts: readonly TestHost[];
  /** ARN of the SNS topic that the alarms of the tunnels notify. */
  readonly alarmTopic?: string;
}

export type AwsNetwork = CreatedVpc | ExistingVpc;

export interface CreatedVpc {
  readonly kind: 'created';
  /** CIDR blocks of the VPC; the first is the primary one. */
  readonly cidrs: readonly string[];
  readonly subnets: readonly CreatedSubnet[];
}

/** A VPC of somebody else: routes to Azure are put into its route tables, and nothing else in it is changed. */
export interface ExistingVpc {
  readonly kind: 'existing';
  readonly id: string;
  readonly cidrs: readonly string[];
  /** Those that instances are placed in, and any others that the config names. */
  readonly subnets: readonly ExistingSubnet[];
  /** Ids of the route tables that lead to Azure. */
  readonly routeTables: readonly RouteTableId[];
}

export interface AwsSubnet {
  readonly name: string;
  readonly cidr: string;
  readonly public: boolean;
}

export interface CreatedSubnet extends AwsSubnet {
  readonly zone: ZoneChoice;
}

export interface ExistingSubnet extends AwsSubnet {
  readonly id: string;
}

/** A zone by name, or the n-th one that the account sees in the region, counted from zero. */
export type ZoneChoice =
  { readonly kind: 'named'; readonly name: string } | { readonly kind: 'nth'; readonly index: number };

export interface Router {
  readonly name: RouterName;
  /** The Elastic IP, which is the router's identity. */
  readonly address: Fact<string>;
  /** Name of its subnet, a public one. */
  readonly subnet: string;
  readonly instanceType: string;
  readonly image: Image;
  readonly rootVolumeGiB: number;
  readonly wait: { readonly kind: 'none' } | { readonly kind: 'tunnel'; readonly minutes: number };
  /** Time of day in UTC, `HH:MM`. */
  readonly rebootAt?: string;
  /** How often it was replaced on request; pending: never. */
  readonly renewal: Fact<string>;
}

/**
 * The AMI of an instance. `pinned` is the one that the network offered first, until the instance has reported which
 * it took, and that one from then on.
 */
export type Image =
  | { readonly kind: 'pinned'; readonly deployed: Fact<string>; readonly offered: Fact<string> }
  | { readonly kind: 'given'; readonly id: string; readonly deployed: Fact<string> };

export interface OfferedImage {
  readonly architecture: InstanceArchitecture;
  readonly id: Fact<string>;
}

export interface TestHost {
  readonly name: string;
  /** Name of its subnet. */
  readonly subnet: string;
  readonly instanceType: string;
  readonly image: Image;
}

/** What both ends of a site's connections agree on. */
export interface Ipsec {
  readonly crypto: CryptoProfile;
  readonly dpdTimeoutSeconds: number;
  readonly connectionMode: ConnectionMode;
  /** One key per site: Secrets Manager is regional, and a router reads it in its own region. */
  readonly sharedKeySecretArn: Fact<string>;
}

/** Azure's connection: one local network gateway and the tunnels that lead to it. */
export interface Connection {
  readonly peer: PeerName;
  /** What Azure was deployed with; pending for an Azure side that does not report it. */
  readonly deployedWith: { readonly address: Fact<string>; readonly sharedKeySecretArn: Fact<string> };
  /** One to each gateway instance. */
  readonly tunnels: readonly [Tunnel, ...Tunnel[]];
}

export interface Tunnel {
  readonly instance: InstanceNumber;
  readonly device: TunnelDevice;
}
