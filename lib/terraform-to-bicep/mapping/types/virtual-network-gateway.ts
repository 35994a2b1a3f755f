import { blocksOf, isArray, type Json } from '../../json';
import { Inexpressible } from '../../problem';
import { array, call, object, string } from '../../tree/build';
import type { Node } from '../../tree/node';
import type { Entry, Mapping, MappingContext } from '../rule';
import {
  block,
  blocks,
  COMMON,
  custom,
  inverted,
  location,
  onlyWhenTrue,
  refused,
  tags,
  to,
  unmapped,
  wrapped,
} from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';

const TYPE = 'Microsoft.Network/virtualNetworkGateways';
/**
 * Minutes that Azure takes to create a VPN gateway; according to Azure "often 45 minutes or more".
 * @see https://learn.microsoft.com/azure/vpn-gateway/tutorial-create-gateway-portal
 */
export const GATEWAY_MINUTES = 45;

/** The provider's default name of an IP configuration. */
export const DEFAULT_IP_CONFIGURATION = 'vnetGatewayConfig';

/** Names of the gateway's IP configurations in the stack. */
function ipConfigurationNames(configurations: Json | undefined): readonly Json[] {
  return blocksOf(configurations).map((each) => each.name ?? DEFAULT_IP_CONFIGURATION);
}

/** A resource cannot refer to itself, so the id is composed from its parts. */
function ipConfigurationId(context: MappingContext, name: Json): Node {
  return call(
    'resourceId',
    string(`${TYPE}/ipConfigurations`),
    context.name,
    context.node(name, 'ip_configuration.name'),
  );
}

/** The IP configuration with this name, or the only one, as in the provider. */
function peeringAddresses(value: Json | undefined, context: MappingContext): readonly Entry[] {
  const addresses = blocksOf(value);
  const names = ipConfigurationNames(context.config.ip_configuration);
  if (addresses.length === 0) return [];
  const items = addresses.map((each) => {
    const name = each.ip_configuration_name ?? (names.length === 1 ? names[0] : undefined);
    if (name === undefined || !names.includes(name)) {
      throw new Inexpressible('must name an IP configuration of the gateway in ip_configuration_name');
    }
    const apipa = each.apipa_addresses;
    const custom =
      isArray(apipa) && apipa.length > 0
        ? [['customBgpIpAddresses', context.node(apipa, 'bgp_settings.peering_addresses.apipa_addresses')] as const]
        : [];
    return object([['ipconfigurationId', ipConfigurationId(context, name)], ...custom]);
  });
  return [['properties.bgpSettings.bgpPeeringAddresses', array(items)]];
}

export const virtualNetworkGateway: Mapping = {
  terraform: 'azurerm_virtual_network_gateway',
  type: TYPE,
  apiVersion: NETWORK_API,
  sources: networkSources('virtualnetworkgateways', 'virtual_network_gateway_resource.go'),
  nouns: ['vpnGateway', 'gateway'],
  attributes: {
    ...COMMON,
    location,
    tags,
    edge_zone: refused('edge zones are not mapped to Bicep yet'),
    type: to('properties.gatewayType'),
    vpn_type: to('properties.vpnType', { unset: 'RouteBased' }),
    generation: to('properties.vpnGatewayGeneration'),
    sku: custom((value, context) =>
      value === undefined
        ? []
        : [
            ['properties.sku.name', context.node(value, 'sku')],
            ['properties.sku.tier', context.node(value, 'sku')],
          ],
    ),
    active_active: to('properties.activeActive', { unset: false }),
    enable_bgp: to('properties.enableBgp', { unset: false }),
    ip_configuration: blocks('properties.ipConfigurations', {
      name: to('name', { unset: DEFAULT_IP_CONFIGURATION }),
      private_ip_address_allocation: to('properties.privateIPAllocationMethod', { unset: 'Dynamic' }),
      subnet_id: to('properties.subnet', { transform: wrapped('id') }),
      public_ip_address_id: to('properties.publicIPAddress', { transform: wrapped('id') }),
    }),
    bgp_settings: block('', {
      asn: to('properties.bgpSettings.asn', { unset: 0 }),
      peer_weight: to('properties.bgpSettings.peerWeight', { unset: 0 }),
      peering_addresses: custom(peeringAddresses),
    }),
    bgp_route_translation_for_nat_enabled: to('properties.enableBgpRouteTranslationForNat', { unset: false }),
    custom_route: block('properties.customRoutes', { address_prefixes: to('addressPrefixes') }),
    default_local_network_gateway_id: to('properties.gatewayDefaultSite', { transform: wrapped('id') }),
    dns_forwarding_enabled: to('properties.enableDnsForwarding', { transform: onlyWhenTrue }),
    ip_sec_replay_protection_enabled: to('properties.disableIPSecReplayProtection', {
      unset: true,
      transform: inverted,
    }),
    private_ip_address_enabled: to('properties.enablePrivateIpAddress', { unset: false }),
    remote_vnet_traffic_enabled: to('properties.allowRemoteVnetTraffic', { unset: false }),
    virtual_wan_traffic_enabled: to('properties.allowVirtualWanTraffic', { unset: false }),
    policy_group: unmapped('a policy group of point-to-site clients'),
    vpn_client_configuration: unmapped('a point-to-site configuration'),
  },
  readable: {
    bgp_settings: {
      path: ['properties', 'bgpSettings'],
      nested: {
        asn: 'asn',
        peer_weight: 'peerWeight',
        peering_addresses: 'bgpPeeringAddresses',
        default_addresses: 'defaultBgpIpAddresses',
        tunnel_ip_addresses: 'tunnelIpAddresses',
        apipa_addresses: 'customBgpIpAddresses',
      },
    },
  },
  comments: ({ active_active: activeActive }) => [
    `Takes about ${GATEWAY_MINUTES} minutes to create; a virtual network supports one VPN gateway.`,
    ...(activeActive === true
      ? ['Active-active: both instances forward traffic, each with its own public address.']
      : []),
  ],
  check: ({ active_active: activeActive, ip_configuration: configurations }) =>
    activeActive === true && blocksOf(configurations).length < 2
      ? [{ attribute: 'ip_configuration', message: 'must contain at least two for an active-active gateway' }]
      : [],
};
