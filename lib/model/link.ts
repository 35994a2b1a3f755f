import type { Config } from '../config/schema/config';
import type { CryptoProfile } from '../ipsec/profiles';
import type { GatewayGeneration } from '../catalog/gateway-sku';
import type { Fact } from './fact';

/** One link, with every default resolved and every fact known or pending; all outputs are made from it. */
export interface Plan {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** True when documentation addresses stand in for those that nobody has assigned yet. */
  readonly preview: boolean;
  readonly aws: AwsPlan;
  readonly azure: AzurePlan;
  readonly crypto: CryptoProfile;
  readonly routing: Routing;
  /** One per pair of router and gateway address. */
  readonly tunnels: readonly TunnelPlan[];
}

/** How each side learns the other's prefixes. */
export type Routing =
  { readonly kind: 'static' } | { readonly kind: 'bgp'; readonly awsAsn: number; readonly azureAsn: number };

export interface AwsPlan {
  readonly stackNames: { readonly network: string; readonly router: string };
  readonly region: string;
  /** Domain of the region's service endpoints. */
  readonly domain: string;
  readonly prefixes: readonly string[];
  readonly subnets: readonly VpcSubnetPlan[];
  readonly routers: readonly RouterPlan[];
  readonly testHosts: readonly TestHostPlan[];
  readonly sharedKeySecretArn: Fact<string>;
}

export interface VpcSubnetPlan {
  readonly name: string;
  readonly cidr: string;
  readonly public: boolean;
  readonly zone: ZoneChoice;
}

/** A zone by name, or the n-th one that the account sees in the region, counted from zero. */
export type ZoneChoice =
  { readonly kind: 'named'; readonly name: string } | { readonly kind: 'nth'; readonly index: number };

export interface RouterPlan {
  readonly name: string;
  /** The Elastic IP, which is the router's identity. */
  readonly address: Fact<string>;
  readonly subnetName: string;
  readonly instanceType: string;
  readonly image: ImageChoice;
  readonly rootVolumeGiB: number;
  readonly wait: { readonly kind: 'none' } | { readonly kind: 'tunnel'; readonly minutes: number };
  /** Time of day in UTC, `HH:MM`. */
  readonly rebootAt?: string;
}

/**
 * `remembered` is the image of the first deployment, `newest` the current one of Canonical.
 * `pinned` counts as `newest` until the first deployment has told which image it took.
 */
export type ImageChoice =
  | { readonly kind: 'newest' }
  | { readonly kind: 'remembered'; readonly id: string }
  | { readonly kind: 'given'; readonly id: string };

export interface TestHostPlan {
  readonly name: string;
  readonly subnetName: string;
  readonly instanceType: string;
  readonly image: ImageChoice;
}

export interface AzurePlan {
  readonly stackName: string;
  readonly location: string;
  readonly resourceGroup: string;
  readonly names: Config['azure']['names'];
  readonly prefixes: readonly string[];
  readonly subnets: readonly { readonly name: string; readonly cidr: string }[];
  readonly gatewaySubnet: string;
  readonly gateway: GatewayPlan;
  readonly testVms: readonly TestVmPlan[];
  readonly backend: BackendPlan;
  readonly dpdTimeoutSeconds: number;
  readonly connectionMode: Config['ipsec']['connectionMode'];
}

/** Where Terraform keeps the state of the Azure side. */
export type BackendPlan =
  | { readonly kind: 'local' }
  | { readonly kind: 's3'; readonly bucket: string; readonly region: string; readonly key: string }
  | {
      readonly kind: 'azurerm';
      readonly resourceGroup: string;
      readonly storageAccount: string;
      readonly container: string;
      readonly key: string;
    };

export interface GatewayPlan {
  readonly sku: string;
  readonly generation: GatewayGeneration;
  readonly zones: readonly string[];
  /** One public address per gateway instance. */
  readonly addresses: readonly Fact<string>[];
}

export interface TestVmPlan {
  readonly name: string;
  readonly size: string;
  readonly adminUsername: string;
  /** Absent: a deploy-time variable asks for it. */
  readonly sshPublicKey?: string;
}

export interface TunnelPlan {
  readonly name: string;
  readonly routerName: string;
  readonly routerAddress: Fact<string>;
  readonly gatewayAddress: Fact<string>;
  /** Interface of the tunnel on the router. */
  readonly interfaceName: string;
  /** Ties the interface to its IPsec SAs; unique on the router. */
  readonly interfaceId: number;
  readonly localPrefixes: readonly string[];
  readonly remotePrefixes: readonly string[];
}
