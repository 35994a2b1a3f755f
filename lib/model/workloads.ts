import { TCP_MSS, TUNNEL_MTU } from '../catalog/tunnel-size';
import type { AwsNetwork, AzureEnd, Link, Site } from './link';
import { siteStack } from './names';
import { routedPrefixesOf, routedPrefixesOfAzure } from './routed-prefixes';

/**
 * What instances in the VPC and VMs in the VNet need to use the link, one line each: the link configures its own subnets
 * and no machine of somebody else. With several sites, a line of one site begins with its name.
 */
export function workloadLines(link: Link): readonly string[] {
  const [{ name: first }, ...others] = link.sites;
  const ofFirst = linesOf(link, link.sites[0]);
  if (others.length === 0) return ofFirst;
  const further = others.map((site) => ({ name: site.name, lines: linesOf(link, site) }));
  const common = ofFirst.filter((line) => further.every(({ lines }) => lines.includes(line)));
  return [
    ...[{ name: first, lines: ofFirst }, ...further].flatMap(({ name, lines }) =>
      lines.filter((line) => !common.includes(line)).map((line) => `${name}: ${line}`),
    ),
    ...common,
  ];
}

function linesOf({ name, azure }: Link, site: Site): readonly string[] {
  const { name: siteName, prefixes, network, routers } = site;
  const fromAzure = azure.prefixes.join(', ');
  const stacks = routers.map((router) => siteStack(name, siteName, router.name)).join(' or ');
  return [
    `AWS security group: allow inbound what the instance serves, and ICMP echo requests, from ${fromAzure}`,
    `AWS security group: allow inbound ICMP type 3, code 4 (fragmentation needed) from ${network.cidrs.join(', ')}`,
    `AWS route table: ${fromAzure} to the instance of the stack ${stacks}; ${haveRoute(network)}`,
    ...routesBehindVpc(site, fromAzure),
    `MTU through the tunnel: ${TUNNEL_MTU} bytes; the router limits TCP segments to ${TCP_MSS} bytes, other protocols must keep to the MTU`,
    `Azure network security group: allow inbound what the VM serves from ${prefixes.join(', ')}; the subnets of the config and the default rule AllowVnetInBound do`,
    'Azure route table: propagate gateway routes, which is the default',
    ...routesBehindVnet(azure, prefixes),
  ];
}

/** The routes of `routedCidrs`, which no stack creates: their targets are networks of somebody else. */
function routesBehindVpc(site: Site, fromAzure: string): readonly string[] {
  const routed = routedPrefixesOf(site).join(', ');
  if (routed === '') return [];
  return [
    `routes to create: ${routed} in the route table of the router's subnet, to what leads there, such as a transit gateway`,
    `routes to create: ${fromAzure} in the networks ${routed} and in what connects them, to the VPC`,
  ];
}

function routesBehindVnet(azure: AzureEnd, prefixes: readonly string[]): readonly string[] {
  const routed = routedPrefixesOfAzure(azure).join(', ');
  if (routed === '') return [];
  return [
    `routes to create: ${routed} in the Azure gateway, by the connection that leads there`,
    `routes to create: ${prefixes.join(', ')} in the networks ${routed}, to the Azure gateway`,
  ];
}

function haveRoute(network: AwsNetwork): string {
  return network.kind === 'existing'
    ? `${network.routeTables.join(', ')} ${network.routeTables.length === 1 ? 'has' : 'have'} this route`
    : 'the subnets of the config have this route';
}

/** Stands above the lines. */
export const WORKLOADS_HEADING = 'What an instance or a VM needs to use the link:';
