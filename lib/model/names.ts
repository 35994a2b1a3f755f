import { isSiteName, PLAIN_SITE } from '../catalog/site-name';

/*
 * Every identifier as a function of names alone: never of a position, never of what else exists. The plain site with
 * its plain router has the link's plain names, so that a link that grows changes no name that it has.
 */

/** `aws` is the site of the config key `aws`; any other name is for the sites beside it. */
export type SiteName = string;
/** The number belongs to the name: removing `router-1` leaves `router-2` as it is. */
export type RouterName = `router-${number}`;
/** Azure numbers the instances of a gateway itself, in the order of their IP configurations. */
export type InstanceNumber = 0 | 1;
/** Of a VPC that exists. */
export type RouteTableId = `rtb-${string}`;
/** The route table of the public subnets of a created VPC, or of its private ones; in an existing VPC, one by its id. */
export type RouteTableName = 'Public' | 'Private' | RouteTableId;
/** What a local network gateway represents. */
export type PeerName = RouterName;
/** Where the facts of a site are in the hand-off. */
export type SitePath = 'aws' | `sites.${string}`;
/** A deployable part of a link, such as `network`, `azure` or `router-2`. */
export type ComponentId = string;

/**
 * The id of a route table as a name.
 * @throws Error when it is not such an id; a checked config has no other
 */
export function routeTableId(text: string): RouteTableId {
  if (!text.startsWith('rtb-')) throw new Error(`${text} is not the id of a route table`);
  return text as RouteTableId;
}

export { isSiteName, PLAIN_SITE };
export const PLAIN_ROUTER: RouterName = 'router-1';
export const PLAIN_TEST_HOST = 'test-host-1';
export const PLAIN_TEST_VM = 'test-vm-1';
/** Subnet of the 2015 template, which has its plain names; any other one is named after itself. */
export const PLAIN_VNET_SUBNET = 'Subnet1';

/** What a stack of a site is for. */
export type Role = 'network' | RouterName;

/** CloudFormation stack of a site: `corp-network`, `corp-router-2`, `corp--virginia-network`; no link has two hyphens. */
export function siteStack(link: string, site: SiteName, role: Role): string {
  return site === PLAIN_SITE ? `${link}-${roleTail(role)}` : `${link}--${site}-${roleTail(role)}`;
}

/** The tag Name of a router's instance, which is the path of its construct: `corp-router/router-1/Instance`. */
export function routerInstance(link: string, site: SiteName, router: RouterName): string {
  return `${siteStack(link, site, router)}/${router}/Instance`;
}

/** Terraform stack of the Azure side, with the connections of all sites. */
export function azureStack(link: string): string {
  return `${link}-azure`;
}

/** Component of a site; that of the Azure side is {@link AZURE_COMPONENT}. */
export function siteComponent(site: SiteName, role: Role): ComponentId {
  return site === PLAIN_SITE ? roleTail(role) : `${site}-${roleTail(role)}`;
}

export const AZURE_COMPONENT: ComponentId = 'azure';

export function sitePath(site: SiteName): SitePath {
  return site === PLAIN_SITE ? 'aws' : `sites.${site}`;
}

/** A router or a test host of any site, for people and as a key of the Azure side: `router-1`, or `virginia/test-host-1`. */
export function hostKey(site: SiteName, host: string): string {
  return site === PLAIN_SITE ? host : `${site}/${host}`;
}

/** The end of a phrase about something of a site: nothing for the plain one. */
export function ofSite(site: SiteName): string {
  return site === PLAIN_SITE ? '' : ` of the site ${site}`;
}

/** Folder of a router's rendered files; no site has the name of a router. */
export function routerFolder(site: SiteName, router: RouterName): string {
  return site === PLAIN_SITE ? `router/${router}` : `router/${site}/${router}`;
}

/** Folder of the Bicep and ARM files of the Azure side. */
export const BICEP_FOLDER = 'bicep-out';

/** Tail of the Terraform names of a connection, which Bicep takes as well: none, `_router_2` or `_virginia_router_2`. */
export function peerTail(site: SiteName, peer: PeerName): string {
  return peerSteps(site, peer)
    .map((step) => `_${step.replaceAll('-', '_')}`)
    .join('');
}

/** Construct of a connection; that of the plain router of the plain site keeps the name that it has always had. */
export function peerConstruct(site: SiteName, peer: PeerName): string {
  const steps = peerSteps(site, peer);
  return steps.length === 0 ? 'AwsSite1' : `AwsSite_${steps.join('-')}`;
}

/** Terraform variable of a site's shared key. */
export function sharedKeyVariable(site: SiteName): string {
  return site === PLAIN_SITE ? 'sharedKey' : `sharedKey_${site.replaceAll('-', '_')}`;
}

/** Terraform variable of a router's public address. */
export function peerAddressVariable(site: SiteName, peer: PeerName): string {
  return `vpcGatewayIpAddress${peerTail(site, peer)}`;
}

/** Terraform variables of the names of a router's local network gateway and of its connection. */
export function peerNameVariables(site: SiteName, peer: PeerName): { localNetworkGateway: string; connection: string } {
  const tail = peerTail(site, peer);
  return { localNetworkGateway: `vpcGatewayName${tail}`, connection: `connectionName${tail}` };
}

/** Terraform variable of a prefix of a site; the first one of the plain site has the plain name. */
export function sitePrefixVariable(site: SiteName, cidr: string, index: number): string {
  return `vpcAddressPrefix${site === PLAIN_SITE && index === 0 ? '' : cidrTail(cidr)}`;
}

/** Terraform variable of the public key of a test VM's administrator. */
export function sshKeyVariable(testVm: string): string {
  return `adminSshPublicKey${testVmTail(testVm)}`;
}

/**
 * Name in Azure of a resource that represents a connection: the stem, or `vpcGateway-virginia-router-2`. With an owner,
 * which is a link whose gateway belongs to others, it contains that: `vpcGateway-corp--virginia-router-2`. No link has
 * two hyphens, so two links never have the same name at one gateway.
 */
export function connectionName(stem: string, site: SiteName, peer: PeerName, owner?: string): string {
  const tail = peerSteps(site, peer);
  if (owner === undefined) return [stem, ...tail].join('-');
  return `${stem}-${[owner, ...(tail.length === 0 ? [] : [tail.join('-')])].join('--')}`;
}

/** Name in a key vault of a site's shared key: the plain site's is what the config gives. */
export function keyVaultSecret(site: SiteName, secret: string): string {
  return site === PLAIN_SITE ? secret : `${secret}-${site}`;
}

/** Tail of the names of a gateway instance: none, or 2. */
export function instanceTail(instance: InstanceNumber): string {
  return instance === 0 ? '' : String(instance + 1);
}

/** Tail of the Terraform names of a test VM: none for `test-vm-1`, 2 for `test-vm-2`. */
export function testVmTail(id: string): string {
  return id === PLAIN_TEST_VM ? '' : id.replace(/^.*-/, '');
}

/** Construct of a test VM: `TestVm1` for `test-vm-1`. */
export function testVmConstruct(id: string): string {
  return pascal(id.replace(/-(?=\d+$)/, ''));
}

/**
 * A name as the tail of a Terraform name, which Bicep takes as well: a hyphen becomes an underscore, anything else
 * that is not a letter or digit its code. Two names never have the same tail.
 */
export function identifierTail(name: string): string {
  const coded = name.replace(/-(?!x)|[^A-Za-z0-9]/g, (character, at: number) =>
    character === '-' && name[at + 1] !== 'x' ? '_' : `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `_${coded}`;
}

/** A CIDR as the tail of a Terraform name: `_10_1_0_0_16`. */
export function cidrTail(cidr: string): string {
  return `_${cidr.replaceAll(/[./]/g, '_')}`;
}

/** What carries a tunnel on a router, numbered by Azure's instance: a second one leaves the first one alone. */
export interface TunnelDevice {
  /** Name of the IKE connection. */
  readonly connection: string;
  /** XFRM interface of the tunnel. */
  readonly interfaceName: string;
  /** Ties the interface to its IPsec SAs; any number but zero, which means none. */
  readonly interfaceId: number;
}

const FIRST_INTERFACE_ID = 42;

export function tunnelDevice(instance: InstanceNumber): TunnelDevice {
  return {
    connection: `azure-${instance}`,
    interfaceName: `ipsec${instance}`,
    interfaceId: FIRST_INTERFACE_ID + instance,
  };
}

/** A name in the style of CloudFormation outputs: `Router1` for `router-1`. */
export function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Names by which a router differs from the plain one of the plain site. */
function peerSteps(site: SiteName, peer: PeerName): readonly string[] {
  return [...(site === PLAIN_SITE ? [] : [site]), ...(peer === PLAIN_ROUTER ? [] : [peer])];
}

function roleTail(role: Role): string {
  return role === PLAIN_ROUTER ? 'router' : role;
}
