import { LabError } from '../lab-error';
import { contains, nthAddress, prefixLength } from './ipv4';

/**
 * The lab's network. The fabrics stand for what the clouds do without a hop of their own:
 *
 *     aws-host ──┐
 *                ├─ aws-fabric ── internet ── azure-gateway ── azure-vm
 *   aws-router ──┘  1:1 NAT        wire
 *
 * `aws-fabric` is the VPC's router, its internet gateway (the Elastic IP is NAT) and the instance-metadata service.
 * Hosts reach the other network through a route of their own to the router, as a VPC route table would have it,
 * because a VPC's and a VNet's fabric does not count in the ttl.
 */
export const HOST_NAMES = [
  'aws-host',
  'aws-router',
  'spare-router',
  'aws-fabric',
  'internet',
  'azure-gateway',
  'azure-vm',
] as const;
export type HostName = (typeof HOST_NAMES)[number];
/** The router, and the instance which replaces it in one of the faults. */
export type RouterHost = 'aws-router' | 'spare-router';

/** The gateway's device towards the VNet's machines. */
export const VNET_DEVICE = 'vnet0';

/** What the lab must know of a link to lay out its network. */
export interface LinkFacts {
  readonly awsPrefixes: readonly string[];
  readonly azurePrefixes: readonly string[];
  /** What the VPC's route tables lead to the router. */
  readonly routesToRouter: readonly string[];
  /** Prefix of the Azure subnet which holds the VM. */
  readonly azureSubnet: string;
  /** The router's Elastic IP. */
  readonly routerAddress: string;
  /** Public addresses of the Azure gateway, one per instance; at least one. */
  readonly gatewayAddresses: readonly string[];
}

/** One end of a virtual cable. */
export interface Port {
  readonly host: HostName;
  readonly device: string;
  /** Address with prefix length; absent for a port of a bridge. */
  readonly address?: string;
  readonly bridge?: string;
}

export interface Cable {
  readonly ends: readonly [Port, Port];
}

export interface Route {
  readonly host: HostName;
  readonly to: string;
  readonly via: string;
  readonly device: string;
}

/** Addresses which the checks speak of. */
export interface Addresses {
  readonly awsHost: string;
  /** Further addresses of the host: one in each other prefix of the VPC. */
  readonly awsHostOthers: readonly string[];
  readonly awsRouter: string;
  readonly spareRouter: string;
  readonly awsGateway: string;
  readonly azureVm: string;
  /** Further addresses of the virtual machine: one in each other prefix of the VNet. */
  readonly azureVmOthers: readonly string[];
  readonly azureInner: string;
  /** The router's Elastic IP; its address in the VPC is `awsRouter`. */
  readonly routerAddress: string;
  /** Public address of the Azure gateway's first instance, the one on its device. */
  readonly azureGateway: string;
  /** Public addresses of its further instances. */
  readonly azureGatewayOthers: readonly string[];
  /** Where the stand-ins of AWS's public endpoints answer. */
  readonly awsEndpoint: string;
  /** A machine on the internet which belongs to neither side. */
  readonly externalHost: string;
}

export interface Topology {
  readonly addresses: Addresses;
  readonly cables: readonly Cable[];
  readonly bridges: readonly { readonly host: HostName; readonly device: string; readonly address: string }[];
  readonly routes: readonly Route[];
  readonly facts: LinkFacts;
}

/** Instance-metadata service. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
export const METADATA_ADDRESS = '169.254.169.254';
/** The VPC's resolver as every VPC offers it. @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
export const VPC_RESOLVER = '169.254.169.253';
/** Name which the virtual machine's resolver answers. */
export const DNS_NAME = 'vm.azure.lab';
/** Networks of the lab's internet, from the block kept for benchmarks (RFC 2544). */
const [AWS_UPLINK, ENDPOINT_NET] = ['198.18.1', '198.18.2'];

/** The internet as the VPC's edge sees it, and that edge as the internet sees it. */
export const INTERNET_HOP = `${AWS_UPLINK}.1`;
export const VPC_UPLINK = `${AWS_UPLINK}.2`;

/**
 * Lays the lab's network out for a link.
 * @throws LabError without an address of the Azure gateway
 */
export function layOut(facts: LinkFacts): Topology {
  const [vpc = '10.0.0.0/16', ...otherVpc] = facts.awsPrefixes;
  const otherVnet = facts.azurePrefixes.filter((prefix) => !contains(prefix, facts.azureSubnet));
  const [azureGateway, ...azureGatewayOthers] = facts.gatewayAddresses;
  if (azureGateway === undefined) throw new LabError('the Azure gateway has no public address');
  const vpcBits = prefixLength(vpc);
  const subnetBits = prefixLength(facts.azureSubnet);
  const addresses: Addresses = {
    awsGateway: nthAddress(vpc, 1),
    awsRouter: nthAddress(vpc, 28),
    spareRouter: nthAddress(vpc, 29),
    awsHost: nthAddress(vpc, 232),
    awsHostOthers: otherVpc.map((prefix) => nthAddress(prefix, 232)),
    azureInner: nthAddress(facts.azureSubnet, 1),
    azureVm: nthAddress(facts.azureSubnet, 123),
    azureVmOthers: otherVnet.map((prefix) => nthAddress(prefix, 123)),
    routerAddress: facts.routerAddress,
    azureGateway,
    azureGatewayOthers,
    awsEndpoint: `${ENDPOINT_NET}.1`,
    externalHost: `${ENDPOINT_NET}.9`,
  };
  const cables: readonly Cable[] = [
    cable(port('aws-host', 'ens5', `${addresses.awsHost}/${vpcBits}`), bridged('aws-fabric', 'host0', 'vpc0')),
    cable(port('aws-router', 'ens5', `${addresses.awsRouter}/${vpcBits}`), bridged('aws-fabric', 'router0', 'vpc0')),
    cable(port('spare-router', 'ens5', `${addresses.spareRouter}/${vpcBits}`), bridged('aws-fabric', 'spare0', 'vpc0')),
    cable(port('aws-fabric', 'igw0', `${VPC_UPLINK}/30`), port('internet', 'aws0', `${INTERNET_HOP}/30`)),
    cable(
      port('azure-gateway', 'eth0', `${azureGateway}/32`),
      port('internet', 'azure0', `${addresses.awsEndpoint}/32`),
    ),
    cable(
      port('azure-vm', 'eth0', `${addresses.azureVm}/${subnetBits}`),
      port('azure-gateway', VNET_DEVICE, `${addresses.azureInner}/${subnetBits}`),
    ),
  ];
  const routes: readonly Route[] = [
    { host: 'aws-host', to: 'default', via: addresses.awsGateway, device: 'ens5' },
    ...facts.routesToRouter.map((to): Route => ({ host: 'aws-host', to, via: addresses.awsRouter, device: 'ens5' })),
    { host: 'aws-router', to: 'default', via: addresses.awsGateway, device: 'ens5' },
    { host: 'spare-router', to: 'default', via: addresses.awsGateway, device: 'ens5' },
    { host: 'aws-fabric', to: 'default', via: INTERNET_HOP, device: 'igw0' },
    ...facts.routesToRouter.map((to): Route => ({ host: 'aws-fabric', to, via: addresses.awsRouter, device: 'vpc0' })),
    ...otherVpc.map((to): Route => ({ host: 'aws-fabric', to, via: addresses.awsHost, device: 'vpc0' })),
    ...otherVnet.map((to): Route => ({ host: 'azure-gateway', to, via: addresses.azureVm, device: VNET_DEVICE })),
    { host: 'internet', to: `${facts.routerAddress}/32`, via: VPC_UPLINK, device: 'aws0' },
    ...facts.gatewayAddresses.map((to): Route => ({ host: 'internet', to: `${to}/32`, via: to, device: 'azure0' })),
    { host: 'azure-gateway', to: 'default', via: addresses.awsEndpoint, device: 'eth0' },
    { host: 'azure-vm', to: 'default', via: addresses.azureInner, device: 'eth0' },
  ];
  const bridges = [{ host: 'aws-fabric', device: 'vpc0', address: `${addresses.awsGateway}/${vpcBits}` }] as const;
  return { addresses, cables, bridges, routes, facts };
}

function cable(a: Port, b: Port): Cable {
  return { ends: [a, b] };
}

function port(host: HostName, device: string, address: string): Port {
  return { host, device, address };
}

function bridged(host: HostName, device: string, bridge: string): Port {
  return { host, device, bridge };
}
