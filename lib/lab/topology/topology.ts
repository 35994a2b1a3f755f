import { LabError } from '../lab-error';
import { contains, nthAddress, prefixLength } from './ipv4';

/**
 * The lab's network. The fabrics represent what the clouds do without an additional hop:
 *
 *     aws-host ──┐
 *                ├─ aws-fabric ── internet ── azure-gateway ── azure-vm
 *   aws-router ──┘  1:1 NAT        wire
 *
 * `aws-fabric` is the VPC's router, its internet gateway (the Elastic IP is NAT) and the instance-metadata service.
 * Each host has its own route to the router for the other network, instead of a hop over the fabric. In a VPC and in a
 * VNet the fabric does not decrement the TTL. A further site has its own hosts of AWS; `internet` and the hosts of Azure
 * are shared. `aws-other` is in a VPC that exists: a host of others, with a network behind it, and in a subnet whose
 * route table the link does not use. `azure-other` is such a host in a VNet that exists.
 */
export const HOST_NAMES = [
  'aws-host',
  'aws-other',
  'aws-router',
  'spare-router',
  'aws-fabric',
  'internet',
  'azure-gateway',
  'azure-vm',
  'azure-other',
] as const;
export type HostName = (typeof HOST_NAMES)[number];
/** Hosts of which there is one, however many sites a link has. */
export const SHARED_HOSTS: readonly HostName[] = ['internet', 'azure-gateway', 'azure-vm', 'azure-other'];
/** The router, and the instance that replaces it in one of the faults. */
export type RouterHost = 'aws-router' | 'spare-router';

/** The gateway's network interface in the VNet. */
export const VNET_DEVICE = 'vnet0';

/** The properties of a link that determine the lab's network. */
export interface LinkFacts {
  readonly awsPrefixes: readonly string[];
  readonly azurePrefixes: readonly string[];
  /** Destinations that the VPC's route tables route to the router. */
  readonly routesToRouter: readonly string[];
  /** Prefix of the Azure subnet of the VM. */
  readonly azureSubnet: string;
  /** The router's Elastic IP. */
  readonly routerAddress: string;
  /** Public addresses of the Azure gateway, one per instance; at least one. */
  readonly gatewayAddresses: readonly string[];
  /** Number of its site; that of the site with the hosts of Azure is 0. @default 0 */
  readonly siteNumber?: number;
  /** Whether the VPC exists without the link, so that others use it. @default false */
  readonly isExistingVpc?: boolean;
  /** Whether the VNet exists without the link, so that others use it. @default false */
  readonly isExistingVnet?: boolean;
  /** Prefixes of the other sites. @default - none */
  readonly otherSites?: readonly string[];
}

/** One end of a virtual link (veth pair). */
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

/** Addresses that checks and faults use. */
export interface Addresses {
  readonly awsHost: string;
  /** Additional addresses of the host: one in each other prefix of the VPC. */
  readonly awsHostOthers: readonly string[];
  /** The host of others in the VPC, and a host of the network behind it; absent in a created VPC. */
  readonly awsOther?: string;
  readonly behindAwsOther?: string;
  /** The host of others in the VNet, and a host of the network behind it; absent in a created VNet, and at another site. */
  readonly azureOther?: string;
  readonly behindAzureOther?: string;
  readonly awsRouter: string;
  readonly spareRouter: string;
  readonly awsGateway: string;
  readonly azureVm: string;
  /** Additional addresses of the VM: one in each other prefix of the VNet. */
  readonly azureVmOthers: readonly string[];
  readonly azureInner: string;
  /** The router's Elastic IP; its address in the VPC is `awsRouter`. */
  readonly routerAddress: string;
  /** Public address of the Azure gateway's first instance, the one on its device. */
  readonly azureGateway: string;
  /** Public addresses of its other instances. */
  readonly azureGatewayOthers: readonly string[];
  /** Address of the emulated public endpoints of AWS. */
  readonly awsEndpoint: string;
  /** A host on the internet that belongs to neither side. */
  readonly externalHost: string;
  /** Ends of the wire between the internet and the edge of the VPC: the internet's, and the VPC's. */
  readonly internetHop: string;
  readonly vpcUplink: string;
}

export interface Topology {
  readonly addresses: Addresses;
  readonly cables: readonly Cable[];
  readonly bridges: readonly { readonly host: HostName; readonly device: string; readonly address: string }[];
  readonly routes: readonly Route[];
  /** Device of the internet on the wire to the VPC. */
  readonly uplink: string;
  /** Additional addresses of hosts, without a device of their own. */
  readonly loopback: Readonly<Partial<Record<HostName, readonly string[]>>>;
  readonly facts: LinkFacts;
}

/** Instance metadata service (IMDS). @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
export const METADATA_ADDRESS = '169.254.169.254';
/** DNS resolver of every VPC. @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
export const VPC_RESOLVER = '169.254.169.253';
/** DNS name that the resolver on the VM resolves. */
export const DNS_NAME = 'vm.azure.lab';
/** Networks of the lab's internet. @see https://www.rfc-editor.org/rfc/rfc2544 the block reserved for benchmarks */
const [AWS_UPLINK, ENDPOINT_NET] = ['198.18.1', '198.18.2'];

/** Networks of others that a route table of the VPC has a route to: the first that the link does not use. */
const OTHERS_NETWORKS = ['10.255.252.0/24', '172.31.252.0/24', '192.168.252.0/24'];
/** The same of the VNet. */
const OTHERS_NETWORKS_IN_AZURE = ['10.255.251.0/24', '172.31.251.0/24', '192.168.251.0/24'];

/** Sites that the lab's internet has addresses for. */
const MOST_SITES = 64;

/**
 * Plans the lab's network for one site of a link.
 * @throws LabError without an address of the Azure gateway, or for a site too many
 */
export function layOut(facts: LinkFacts): Topology {
  const { siteNumber = 0 } = facts;
  const [vpc = '10.0.0.0/16', ...otherVpc] = facts.awsPrefixes;
  const otherVnet = facts.azurePrefixes.filter((prefix) => !contains(prefix, facts.azureSubnet));
  const [azureGateway, ...azureGatewayOthers] = facts.gatewayAddresses;
  if (azureGateway === undefined) throw new LabError('the Azure gateway has no public address');
  if (siteNumber >= MOST_SITES) throw new LabError(`the lab emulates up to ${MOST_SITES} sites`);
  const vpcBits = prefixLength(vpc);
  const subnetBits = prefixLength(facts.azureSubnet);
  const isFirst = siteNumber === 0;
  const others = facts.isExistingVpc === true ? networkOfOthers(facts, OTHERS_NETWORKS) : undefined;
  const azureOthers =
    isFirst && facts.isExistingVnet === true ? networkOfOthers(facts, OTHERS_NETWORKS_IN_AZURE) : undefined;
  const uplink = `aws${siteNumber}`;
  const addresses: Addresses = {
    awsGateway: nthAddress(vpc, 1),
    ...(others === undefined ? {} : { awsOther: nthAddress(vpc, 200), behindAwsOther: nthAddress(others, 10) }),
    ...(azureOthers === undefined
      ? {}
      : { azureOther: nthAddress(facts.azureSubnet, 200), behindAzureOther: nthAddress(azureOthers, 10) }),
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
    awsEndpoint: `${ENDPOINT_NET}.${isFirst ? 1 : 100 + siteNumber}`,
    externalHost: `${ENDPOINT_NET}.9`,
    internetHop: `${AWS_UPLINK}.${4 * siteNumber + 1}`,
    vpcUplink: `${AWS_UPLINK}.${4 * siteNumber + 2}`,
  };
  const cables: readonly Cable[] = [
    cable(port('aws-host', 'ens5', `${addresses.awsHost}/${vpcBits}`), bridged('aws-fabric', 'host0', 'vpc0')),
    cable(port('aws-router', 'ens5', `${addresses.awsRouter}/${vpcBits}`), bridged('aws-fabric', 'router0', 'vpc0')),
    cable(port('spare-router', 'ens5', `${addresses.spareRouter}/${vpcBits}`), bridged('aws-fabric', 'spare0', 'vpc0')),
    cable(
      port('aws-fabric', 'igw0', `${addresses.vpcUplink}/30`),
      port('internet', uplink, `${addresses.internetHop}/30`),
    ),
  ];
  const azureCables: readonly Cable[] = [
    cable(
      port('azure-gateway', 'eth0', `${azureGateway}/32`),
      port('internet', 'azure0', `${addresses.awsEndpoint}/32`),
    ),
    ...cablesOfVnet(addresses, subnetBits),
  ];
  const { awsOther } = addresses;
  const otherCables: readonly Cable[] =
    awsOther === undefined
      ? []
      : [cable(port('aws-other', 'ens5', `${awsOther}/${vpcBits}`), bridged('aws-fabric', 'other0', 'vpc0'))];
  const otherRoutes: readonly Route[] =
    awsOther === undefined || others === undefined
      ? []
      : [
          { host: 'aws-host', to: others, via: awsOther, device: 'ens5' },
          { host: 'aws-other', to: 'default', via: addresses.awsGateway, device: 'ens5' },
        ];
  const routes: readonly Route[] = [
    { host: 'aws-host', to: 'default', via: addresses.awsGateway, device: 'ens5' },
    ...facts.routesToRouter.map((to): Route => ({ host: 'aws-host', to, via: addresses.awsRouter, device: 'ens5' })),
    { host: 'aws-router', to: 'default', via: addresses.awsGateway, device: 'ens5' },
    { host: 'spare-router', to: 'default', via: addresses.awsGateway, device: 'ens5' },
    { host: 'aws-fabric', to: 'default', via: addresses.internetHop, device: 'igw0' },
    ...facts.routesToRouter.map((to): Route => ({ host: 'aws-fabric', to, via: addresses.awsRouter, device: 'vpc0' })),
    ...otherVpc.map((to): Route => ({ host: 'aws-fabric', to, via: addresses.awsHost, device: 'vpc0' })),
    { host: 'internet', to: `${facts.routerAddress}/32`, via: addresses.vpcUplink, device: uplink },
  ];
  const azureRoutes: readonly Route[] = [
    ...otherVnet.map((to): Route => ({ host: 'azure-gateway', to, via: addresses.azureVm, device: VNET_DEVICE })),
    ...facts.gatewayAddresses.map((to): Route => ({ host: 'internet', to: `${to}/32`, via: to, device: 'azure0' })),
    { host: 'azure-gateway', to: 'default', via: addresses.awsEndpoint, device: 'eth0' },
    { host: 'azure-vm', to: 'default', via: addresses.azureInner, device: 'eth0' },
    ...(addresses.azureOther === undefined || azureOthers === undefined
      ? []
      : [
          { host: 'azure-vm' as const, to: azureOthers, via: addresses.azureOther, device: 'eth0' },
          { host: 'azure-other' as const, to: 'default', via: addresses.azureInner, device: 'eth0' },
        ]),
  ];
  const bridges: Topology['bridges'] = [
    { host: 'aws-fabric', device: 'vpc0', address: `${addresses.awsGateway}/${vpcBits}` },
    ...(addresses.azureOther === undefined
      ? []
      : [{ host: 'azure-gateway' as const, device: VNET_DEVICE, address: `${addresses.azureInner}/${subnetBits}` }]),
  ];
  return {
    addresses,
    cables: [...cables, ...otherCables, ...(isFirst ? azureCables : [])],
    bridges,
    routes: [...routes, ...otherRoutes, ...(isFirst ? azureRoutes : [])],
    uplink,
    loopback: {
      'aws-host': addresses.awsHostOthers,
      ...(addresses.behindAwsOther === undefined ? {} : { 'aws-other': [addresses.behindAwsOther] }),
      ...(isFirst
        ? {
            'azure-gateway': azureGatewayOthers,
            'azure-vm': addresses.azureVmOthers,
            ...(addresses.behindAzureOther === undefined ? {} : { 'azure-other': [addresses.behindAzureOther] }),
            internet: [addresses.externalHost],
          }
        : { internet: [addresses.awsEndpoint] }),
    },
    facts,
  };
}

/** The VM at the gateway; beside a host of others both are on a bridge, because a VNet forwards between them directly. */
function cablesOfVnet({ azureVm, azureOther, azureInner }: Addresses, bits: number): readonly Cable[] {
  const vm = port('azure-vm', 'eth0', `${azureVm}/${bits}`);
  if (azureOther === undefined) return [cable(vm, port('azure-gateway', VNET_DEVICE, `${azureInner}/${bits}`))];
  return [
    cable(vm, bridged('azure-gateway', 'vm0', VNET_DEVICE)),
    cable(port('azure-other', 'eth0', `${azureOther}/${bits}`), bridged('azure-gateway', 'other0', VNET_DEVICE)),
  ];
}

function networkOfOthers(
  { awsPrefixes, azurePrefixes, otherSites = [] }: LinkFacts,
  candidates: readonly string[],
): string | undefined {
  const used = [...awsPrefixes, ...azurePrefixes, ...otherSites];
  return candidates.find((network) => !used.some((prefix) => contains(prefix, network)));
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
