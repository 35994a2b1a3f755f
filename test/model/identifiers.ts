import { outputOf } from '../../lib/handoff/outputs';
import type { AzureEnd, Connection, Link, Site } from '../../lib/model/link';
import * as names from '../../lib/model/names';
import { previewLink } from '../../lib/model/preview';
import { roleName } from '../../lib/model/role-name';
import { valueOf } from '../../lib/model/fact';

/** A name that something has, where no other thing may have it. */
export interface Identifier {
  readonly scope: string;
  /** The thing, by the names in the model. */
  readonly owner: string;
  readonly value: string;
}

/** Every identifier of a link. */
export function identifiersOf(link: Link): readonly Identifier[] {
  return [
    identifier('stack', ['azure'], names.azureStack(link.name)),
    identifier('component', ['azure'], names.AZURE_COMPONENT),
    identifier('path in the hand-off', ['azure'], 'azure'),
    ...ofAzure(link.azure, names.azureStack(link.name)),
    ...link.sites.flatMap((site) => ofSite(site, link.name)),
    ...link.sites.flatMap((site) => rolesOf(link, site)),
    ...ofPreview(previewLink(link)),
  ];
}

/** The folders of the files of routers. */
export function foldersOf({ sites }: Link): readonly string[] {
  return sites.flatMap((site) => site.routers.map((router) => names.routerFolder(site.name, router.name)));
}

function ofAzure({ gateway, network, testVms }: AzureEnd, stack: string): readonly Identifier[] {
  const { prefixes } = network;
  const subnets = network.kind === 'created' ? network.subnets : [];
  const terraform = `Terraform, Bicep and ARM of ${stack}`;
  return [
    ...gateway.instances.flatMap(({ number, address }) => [
      identifier('path in the hand-off', ['instance', number], address.key),
      identifier(terraform, ['public IP', number], `gatewayPublicIp${names.instanceTail(number)}`),
    ]),
    ...subnets
      .slice(1)
      .map(({ name }) => identifier(terraform, ['subnet', name], `subnet${names.identifierTail(name)}`)),
    ...prefixes
      .slice(1)
      .map((cidr) => identifier(terraform, ['range', cidr], `azureVNetAddressPrefix${names.cidrTail(cidr)}`)),
    ...testVms.flatMap(({ id }) => [
      identifier(terraform, ['VM', id], `testVm${names.testVmTail(id)}`),
      identifier('environment', ['VM', id], names.sshKeyVariable(id)),
      identifier(`constructs of ${stack}`, ['VM', id], names.testVmConstruct(id)),
    ]),
  ];
}

function ofSite(site: Site, link: string): readonly Identifier[] {
  const { name, routers, connections, ipsec } = site;
  const stack = names.azureStack(link);
  const network = names.siteStack(link, name, 'network');
  return [
    identifier('stack', [name, 'network'], network),
    identifier('component', [name, 'network'], names.siteComponent(name, 'network')),
    identifier('path in the hand-off', [name], names.sitePath(name)),
    identifier('path in the hand-off', [name, 'key'], ipsec.sharedKeySecretArn.key),
    identifier('environment', [name, 'key'], names.sharedKeyVariable(name)),
    ...routers.flatMap((router) => [
      identifier('stack', [name, router.name], names.siteStack(link, name, router.name)),
      identifier('component', [name, router.name], names.siteComponent(name, router.name)),
      identifier('path in the hand-off', [name, router.name], router.address.key),
      identifier('path in the hand-off', [name, router.name, 'image'], router.image.deployed.key),
      identifier('folder', [name, router.name], names.routerFolder(name, router.name)),
      identifier(`outputs of ${network}`, [name, router.name], outputOf(router.address.key)),
      identifier(`images of ${network}`, [name, router.name], outputOf(router.image.deployed.key)),
    ]),
    ...connections.flatMap((connection) => ofConnection(connection, name, stack)),
  ];
}

function rolesOf(link: Link, site: Site): readonly Identifier[] {
  const named = { ...link, roles: { namePrefix: LONGEST_PREFIX } };
  return [...site.routers, ...site.testHosts].map(({ name }) =>
    identifier('role in the account', [site.name, name], roleName(named, site, name) ?? ''),
  );
}

const LONGEST_PREFIX = 'p'.repeat(24);

function ofConnection({ peer, tunnels }: Connection, site: string, stack: string): readonly Identifier[] {
  return [
    identifier(`Terraform, Bicep and ARM of ${stack}`, [site, peer], `connection${names.peerTail(site, peer)}`),
    identifier(`Terraform, Bicep and ARM of ${stack}`, [site, peer, 'address'], names.peerAddressVariable(site, peer)),
    identifier(`constructs of ${stack}`, [site, peer], names.peerConstruct(site, peer)),
    identifier('connection in Azure', [site, peer], names.connectionName('Azure2Aws', site, peer)),
    ...tunnels.flatMap(({ instance }) => {
      const { connection, interfaceName, interfaceId } = names.tunnelDevice(instance);
      const router = [site, peer].join('/');
      return [
        identifier(`IKE connection on ${router}`, [instance], connection),
        identifier(`interface on ${router}`, [instance], interfaceName),
        identifier(`interface id on ${router}`, [instance], String(interfaceId)),
      ];
    }),
  ];
}

function ofPreview({ azure, sites }: Link): readonly Identifier[] {
  return [
    ...azure.gateway.instances.map(({ number, address }) =>
      identifier('stand-in', ['instance', number], valueOf(address)),
    ),
    ...sites.flatMap(({ name, routers, ipsec }) => [
      identifier('stand-in', [name, 'key'], valueOf(ipsec.sharedKeySecretArn)),
      ...routers.map((router) => identifier('stand-in', [name, router.name], valueOf(router.address))),
    ]),
  ];
}

function identifier(scope: string, owner: readonly (string | number)[], value: string): Identifier {
  return { scope, owner: JSON.stringify(owner), value };
}
