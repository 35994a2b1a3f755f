import { blocksOf, isArray, type Json } from '../../json';
import { Inexpressible } from '../../problem';
import { array, interpolation, object, string } from '../../tree/build';
import type { Entry, Mapping, MappingContext, Transform } from '../rule';
import { blocks, COMMON, custom, eachAs, location, onlyWhenTrue, tags, to, wrapped } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';
import { DEFAULT_IP_CONFIGURATION } from './virtual-network-gateway';

/** The ARM types require properties of both gateways; empty ones suffice, as Azure reads only the id. */
const gatewayReference: Transform = wrapped('id', [['properties', object([])]]);

const BOTH_LIFETIMES = 'must be set: the provider would send 0, which Azure rejects';

/** The provider reads from Azure which IP configuration has the address; here the stack must contain it. */
function customBgpAddresses(value: Json | undefined, context: MappingContext): readonly Entry[] {
  const [given] = blocksOf(value);
  if (given === undefined || context.config.enable_bgp !== true) return [];
  const gateway = context.configOf(context.config.virtual_network_gateway_id);
  if (gateway === undefined) throw new Inexpressible('needs the gateway in the same stack, to know its addresses');
  const id = context.node(context.config.virtual_network_gateway_id ?? '');
  const [settings] = blocksOf(gateway.bgp_settings);
  const peerings = blocksOf(settings?.peering_addresses);
  const items = [given.primary, given.secondary].flatMap((address) => {
    if (address === undefined || address === null) return [];
    const peering = peerings.find(({ apipa_addresses: known }) => isArray(known) && known.includes(address));
    if (peering === undefined) {
      throw new Inexpressible(`must be one of the gateway's apipa_addresses, got '${String(address)}'`);
    }
    const [only] = blocksOf(gateway.ip_configuration);
    const name = peering.ip_configuration_name ?? only?.name ?? DEFAULT_IP_CONFIGURATION;
    return object([
      [
        'ipConfigurationId',
        interpolation([id, string('/ipConfigurations/'), context.node(name, 'custom_bgp_addresses.primary')]),
      ],
      ['customBgpIpAddress', context.node(address, 'custom_bgp_addresses.primary')],
    ]);
  });
  return [['properties.gatewayCustomBgpIpAddresses', array(items)]];
}

export const virtualNetworkGatewayConnection: Mapping = {
  terraform: 'azurerm_virtual_network_gateway_connection',
  type: 'Microsoft.Network/connections',
  apiVersion: NETWORK_API,
  sources: networkSources('connections', 'virtual_network_gateway_connection_resource.go'),
  nouns: ['connection'],
  attributes: {
    ...COMMON,
    location,
    tags,
    type: to('properties.connectionType'),
    virtual_network_gateway_id: to('properties.virtualNetworkGateway1', { transform: gatewayReference }),
    local_network_gateway_id: to('properties.localNetworkGateway2', { transform: gatewayReference }),
    peer_virtual_network_gateway_id: to('properties.virtualNetworkGateway2', { transform: gatewayReference }),
    express_route_circuit_id: to('properties.peer', { transform: wrapped('id') }),
    authorization_key: to('properties.authorizationKey', { secret: true }),
    shared_key: to('properties.sharedKey', { secret: true }),
    connection_protocol: to('properties.connectionProtocol'),
    connection_mode: to('properties.connectionMode', { unset: 'Default' }),
    dpd_timeout_seconds: to('properties.dpdTimeoutSeconds'),
    routing_weight: to('properties.routingWeight'),
    enable_bgp: to('properties.enableBgp', { unset: false }),
    custom_bgp_addresses: custom(customBgpAddresses),
    use_policy_based_traffic_selectors: to('properties.usePolicyBasedTrafficSelectors', { unset: false }),
    ipsec_policy: blocks('properties.ipsecPolicies', {
      ike_encryption: to('ikeEncryption'),
      ike_integrity: to('ikeIntegrity'),
      dh_group: to('dhGroup'),
      ipsec_encryption: to('ipsecEncryption'),
      ipsec_integrity: to('ipsecIntegrity'),
      pfs_group: to('pfsGroup'),
      sa_lifetime: to('saLifeTimeSeconds', { required: BOTH_LIFETIMES }),
      sa_datasize: to('saDataSizeKilobytes', { required: BOTH_LIFETIMES }),
    }),
    traffic_selector_policy: blocks('properties.trafficSelectorPolicies', {
      local_address_cidrs: to('localAddressRanges'),
      remote_address_cidrs: to('remoteAddressRanges'),
    }),
    express_route_gateway_bypass: to('properties.expressRouteGatewayBypass', { unset: false }),
    private_link_fast_path_enabled: to('properties.enablePrivateLinkFastPath', { unset: false }),
    local_azure_ip_address_enabled: to('properties.useLocalAzureIpAddress', { transform: onlyWhenTrue }),
    ingress_nat_rule_ids: to('properties.ingressNatRules', { transform: eachAs('id') }),
    egress_nat_rule_ids: to('properties.egressNatRules', { transform: eachAs('id') }),
  },
  comments: ({ ipsec_policy: policy }) => [
    ...(blocksOf(policy).length > 0
      ? ['The policy replaces all default proposals of Azure: the peer must offer exactly these.']
      : []),
    'The protocol cannot be changed later; another protocol requires a new connection.',
  ],
  check: ({ type, local_network_gateway_id: local, shared_key: key }) =>
    type === 'IPsec' && (local === undefined || key === undefined)
      ? [
          {
            attribute: local === undefined ? 'local_network_gateway_id' : 'shared_key',
            message: 'must be set for an IPsec connection',
          },
        ]
      : [],
};
