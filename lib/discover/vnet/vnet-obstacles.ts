import { azureIdOf, sameAzureName } from '../../catalog/azure-id';
import { cidrOf, contains, lastFreeSubnet, overlaps } from '../../cidr/cidr';
import type { Spoke } from '../../model/link';
import { findingsIn, type Finding, type Obstacle } from '../finding';
import { isUsable, type VnetLook } from './vnet-look';
import type { VnetGatewaySeen, VnetPeeringSeen, VnetSubnetSeen } from './vnet-seen';

/**
 * Of a GatewaySubnet that is proposed: every SKU takes it.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings#gwsub
 */
const FREE_PREFIX = 27;

/** Everything that can be in the way of a link in an existing VNet, a row each, in the order in which it is reported. */
export const VNET_OBSTACLES: readonly Obstacle<VnetLook>[] = [
  {
    code: 'vnet-subscription',
    level: 'blocker',
    seen: 'the VNet is in another subscription than the login',
    remedy: 'set ARM_SUBSCRIPTION_ID to the one of the VNet, or correct azure.vnet.id',
    find: ({ vnet, wanted: { subscription } }) => {
      const own = azureIdOf(vnet.id).subscription;
      return subscription === undefined || sameAzureName(subscription, own)
        ? []
        : [`${vnet.name} is in the subscription ${own}, and this login uses ${subscription}`];
    },
  },
  {
    code: 'vnet-location',
    level: 'blocker',
    seen: 'the VNet is in another location',
    remedy: 'set azure.location to the location of the VNet',
    find: ({ vnet, wanted }) =>
      vnet.location === wanted.location
        ? []
        : [`${vnet.name} is in ${vnet.location}, and azure.location is ${wanted.location}`],
  },
  {
    code: 'vnet-overlap',
    level: 'blocker',
    seen: 'the address space of the VNet overlaps the prefixes of AWS',
    remedy: 'use another VPC or another VNet: no route can lead to both',
    find: ({ vnet, wanted }) => overlapping(vnet.prefixes, wanted.remotePrefixes, vnet.name),
  },
  {
    code: 'gateway-subnet-missing',
    level: 'blocker',
    seen: 'the VNet has no GatewaySubnet, and none is to be created',
    remedy: 'set azure.vnet.gatewaySubnet to a free prefix of /27 or larger',
    find: ({ vnet, wanted, gatewaySubnet, gateway }) => {
      if (gatewaySubnet !== undefined || gateway !== undefined || wanted.createdGatewaySubnet !== undefined) return [];
      const free = freePrefix(vnet.prefixes, vnet.subnets);
      return [`${vnet.name} has no GatewaySubnet${free === undefined ? '' : `, and ${free} is free`}`];
    },
  },
  {
    code: 'gateway-subnet-exists',
    level: 'blocker',
    seen: 'the GatewaySubnet exists with another prefix than the one to create',
    remedy: 'remove azure.vnet.gatewaySubnet',
    find: ({ vnet, wanted: { createdGatewaySubnet: created }, gatewaySubnet }) =>
      created === undefined || gatewaySubnet === undefined || gatewaySubnet.prefixes.includes(created)
        ? []
        : [`the GatewaySubnet of ${vnet.name} is ${gatewaySubnet.prefixes.join(', ')}, not ${created}`],
  },
  {
    code: 'gateway-subnet-taken',
    level: 'blocker',
    seen: 'the prefix of the GatewaySubnet to create overlaps another subnet',
    remedy: 'set azure.vnet.gatewaySubnet to a free prefix of /27 or larger',
    find: ({ vnet, wanted: { createdGatewaySubnet: created }, gatewaySubnet }) =>
      created === undefined
        ? []
        : vnet.subnets
            .filter((subnet) => subnet !== gatewaySubnet)
            .flatMap(({ name, prefixes }) => overlapping(prefixes, [created], `the subnet ${name} of ${vnet.name}`)),
  },
  {
    code: 'gateway-subnet-small',
    level: 'blocker',
    seen: 'the GatewaySubnet is smaller than the gateway to create needs: /27, and /29 for the SKU Basic',
    remedy: 'enlarge it',
    find: (look) => {
      const { longestGatewaySubnetPrefix: longest } = look.wanted;
      if (look.gateway !== undefined || longest === undefined) return [];
      return inGatewaySubnet(look, ({ prefixes }) =>
        prefixes.some((prefix) => cidrOf(prefix).prefixLength <= longest)
          ? []
          : [
              `the GatewaySubnet of ${look.vnet.name} is ${prefixes.join(', ')}, and the gateway needs /${longest} or larger`,
            ],
      );
    },
  },
  {
    code: 'gateway-subnet-security-group',
    level: 'blocker',
    seen: 'the GatewaySubnet has a network security group, which Azure does not support there',
    remedy: 'remove it from the subnet',
    find: (look) =>
      inGatewaySubnet(look, ({ securityGroup }) =>
        securityGroup === undefined
          ? []
          : [`the GatewaySubnet of ${look.vnet.name} has the network security group ${azureIdOf(securityGroup).name}`],
      ),
  },
  {
    code: 'gateway-subnet-route-table',
    level: 'warning',
    seen: 'the GatewaySubnet has a route table',
    remedy: 'it must have no route for 0.0.0.0/0, and keep the routes of the gateway',
    find: (look) =>
      inGatewaySubnet(look, ({ routeTable }) =>
        routeTable === undefined
          ? []
          : [`the GatewaySubnet of ${look.vnet.name} has the route table ${azureIdOf(routeTable).name}`],
      ),
  },
  {
    code: 'gateway-exists',
    level: 'blocker',
    seen: 'the VNet has a VPN gateway, and the link would create another',
    remedy: 'run `npm run -s vpc2vnet discover`, or set azure.gateway.id to it: a VNet has one VPN gateway',
    find: ({ vnet, wanted, gateway }) =>
      wanted.gateway === undefined && gateway !== undefined && isUsable(gateway)
        ? [`${vnet.name} has the VPN gateway ${gateway.name}`]
        : [],
  },
  {
    code: 'gateway-remote',
    level: 'blocker',
    seen: 'the VNet uses the gateway of another VNet, so that it cannot have one',
    remedy: 'set azure.vnet.id to the VNet of the gateway, and add this one to azure.spokes',
    find: ({ vnet }) =>
      vnet.peerings
        .filter(({ usesRemoteGateway }) => usesRemoteGateway)
        .map(({ remote }) => `${vnet.name} uses the gateway of ${azureIdOf(remote).name}`),
  },
  {
    code: 'gateway-vnet',
    level: 'blocker',
    seen: 'the gateway of the config is in another VNet',
    remedy: 'set azure.vnet.id to the VNet of the gateway',
    find: (look) =>
      inGateway(look, ({ name, subnets }) =>
        subnets.every((subnet) => subnet.toLowerCase().startsWith(`${look.vnet.id.toLowerCase()}/subnets/`))
          ? []
          : [`the gateway ${name} is not in ${look.vnet.name}`],
      ),
  },
  {
    code: 'gateway-type',
    level: 'blocker',
    seen: 'the gateway of the config is for ExpressRoute',
    remedy: 'set azure.gateway.id to a VPN gateway',
    find: (look) =>
      inGateway(look, ({ name, type }) => (type === 'Vpn' ? [] : [`the gateway ${name} is of the type ${type}`])),
  },
  {
    code: 'gateway-policy-based',
    level: 'blocker',
    seen: 'the gateway is policy-based, which supports neither IKEv2 nor a second connection',
    remedy: 'replace it by a route-based gateway',
    find: (look) =>
      inGateway(look, ({ name, type, vpnType }) =>
        type !== 'Vpn' || vpnType === 'RouteBased' ? [] : [`the gateway ${name} is ${vpnType}`],
      ),
  },
  {
    code: 'gateway-active-active',
    level: 'blocker',
    seen: 'the gateway is active-active, which sends traffic through both instances, and a link has one tunnel',
    remedy: 'use an active-standby gateway',
    find: (look) =>
      inGateway(look, ({ name, activeActive }) => (activeActive ? [`the gateway ${name} is active-active`] : [])),
  },
  {
    code: 'gateway-basic',
    level: 'blocker',
    seen: 'the gateway has the SKU Basic, which supports no custom IPsec policy and no connection mode',
    remedy: 'set azure.gateway.sku to Basic and ipsec.profile to azure-default',
    find: (look) =>
      inGateway(look, ({ name, sku }) =>
        sku === 'Basic' && look.wanted.asksForPolicy ? [`the gateway ${name} has the SKU Basic`] : [],
      ),
  },
  {
    code: 'gateway-public-ip',
    level: 'blocker',
    seen: 'a public IP of the config is not one of the gateway',
    remedy: 'correct azure.gateway.publicIps, or remove the key and run `npm run -s vpc2vnet discover`',
    find: (look) =>
      inGateway(look, ({ name, publicIps }) =>
        (look.wanted.gateway?.publicIps ?? [])
          .filter((wanted) => !publicIps.some((id) => sameAzureName(id, wanted)))
          .map((id) => `the gateway ${name} does not have the public IP ${azureIdOf(id).name}`),
      ),
  },
  {
    code: 'connection-same',
    level: 'blocker',
    seen: 'another connection of the gateway has a prefix of AWS',
    remedy: 'remove the prefix from its local network gateway: Azure would send its traffic to either',
    find: (look) =>
      ofConnections(look, (name, prefix, remote) =>
        prefix === remote ? [`the connection ${name} leads to ${prefix}`] : [],
      ),
  },
  {
    code: 'connection-more-specific',
    level: 'warning',
    seen: 'another connection of the gateway has a part of a prefix of AWS',
    remedy: 'its traffic never reaches AWS; remove the prefix if AWS has it',
    find: (look) =>
      ofConnections(look, (name, prefix, remote) =>
        prefix !== remote && contains(cidrOf(remote), cidrOf(prefix))
          ? [`the connection ${name} leads to ${prefix}, a part of ${remote}`]
          : [],
      ),
  },
  {
    code: 'connections-unread',
    level: 'warning',
    seen: 'the identity lacks the right to read the other connections of the gateway',
    remedy: 'get a role with this action to have their prefixes compared',
    find: ({ vnet }) => vnet.missingActions.map((action) => `this identity may not do ${action}`),
  },
  {
    code: 'spoke-peered',
    level: 'blocker',
    seen: 'a peering with a spoke exists, and the link would create another',
    remedy: 'set peering: existing for this spoke in azure.spokes',
    find: (look) =>
      ofSpokes(look, ({ name, peering }, seen) =>
        // Its own has this name, and peerings have no tags.
        peering === 'created' && seen !== undefined && seen.name !== `to-${name}`
          ? [`${look.vnet.name} is peered with the spoke ${name} by ${seen.name}`]
          : [],
      ),
  },
  {
    code: 'spoke-transit',
    level: 'blocker',
    seen: 'an existing peering of a spoke is missing, not connected, or without gateway transit',
    remedy: 'create both halves, and set --allow-gateway-transit on the half of the VNet',
    find: (look) =>
      ofSpokes(look, ({ name, peering }, seen) => (peering === 'existing' ? lacking(look.vnet.name, name, seen) : [])),
  },
  {
    code: 'peering-overlap',
    level: 'warning',
    seen: 'a peered VNet overlaps the prefixes of AWS',
    remedy: 'traffic of the overlap goes to that VNet, not to AWS, unless the prefix of AWS is longer',
    find: ({ vnet, wanted }) =>
      vnet.peerings.flatMap(({ remote, prefixes }) =>
        overlapping(prefixes, wanted.remotePrefixes, `the peered VNet ${azureIdOf(remote).name}`),
      ),
  },
  {
    code: 'peering',
    level: 'warning',
    seen: 'the VNet is peered with one that is not a spoke',
    remedy: 'to let its VMs use the link, add it to azure.spokes',
    find: ({ vnet, wanted: { spokes } }) =>
      vnet.peerings
        .filter(({ remote }) => !spokes.some(({ id }) => sameAzureName(id, remote)))
        .map(
          ({ remote, prefixes }) => `${vnet.name} is peered with ${azureIdOf(remote).name} (${prefixes.join(', ')})`,
        ),
  },
];

/** Everything that is in the way, or to be known, each with its remedy. */
export function vnetFindings(look: VnetLook): readonly Finding[] {
  return findingsIn(VNET_OBSTACLES, look);
}

function overlapping(prefixes: readonly string[], others: readonly string[], subject: string): readonly string[] {
  return prefixes.flatMap((prefix) =>
    others
      .filter((other) => overlaps(cidrOf(prefix), cidrOf(other)))
      .map((other) => `${subject} has ${prefix}, which overlaps ${other}`),
  );
}

function freePrefix(prefixes: readonly string[], subnets: readonly VnetSubnetSeen[]): string | undefined {
  const taken = subnets.flatMap((subnet) => subnet.prefixes.map((prefix) => cidrOf(prefix)));
  return prefixes.flatMap((prefix) => lastFreeSubnet(cidrOf(prefix), FREE_PREFIX, taken)?.text ?? [])[0];
}

function inGatewaySubnet(
  { gatewaySubnet }: VnetLook,
  judge: (subnet: VnetSubnetSeen) => readonly string[],
): readonly string[] {
  return gatewaySubnet === undefined ? [] : judge(gatewaySubnet);
}

function inGateway({ gateway }: VnetLook, judge: (gateway: VnetGatewaySeen) => readonly string[]): readonly string[] {
  return gateway === undefined ? [] : judge(gateway);
}

/** Every prefix of another connection beside every prefix of AWS. */
function ofConnections(
  { gateway, wanted }: VnetLook,
  judge: (name: string, prefix: string, remote: string) => readonly string[],
): readonly string[] {
  return (gateway?.connections ?? []).flatMap(({ name, prefixes }) =>
    prefixes.flatMap((prefix) => wanted.remotePrefixes.flatMap((remote) => judge(name, prefix, remote))),
  );
}

function ofSpokes(
  { vnet, wanted }: VnetLook,
  judge: (spoke: Spoke, seen: VnetPeeringSeen | undefined) => readonly string[],
): readonly string[] {
  return wanted.spokes.flatMap((spoke) =>
    judge(
      spoke,
      vnet.peerings.find(({ remote }) => sameAzureName(remote, spoke.id)),
    ),
  );
}

function lacking(vnet: string, spoke: string, seen: VnetPeeringSeen | undefined): readonly string[] {
  if (seen === undefined) return [`${vnet} is not peered with the spoke ${spoke}`];
  if (seen.state !== 'Connected') return [`the peering with the spoke ${spoke} is ${seen.state}`];
  return seen.gatewayTransit ? [] : [`the peering with the spoke ${spoke} has no gateway transit`];
}
