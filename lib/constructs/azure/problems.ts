import { prefixProblems, publicAddressProblems } from '../../cidr/prefix-problems';
import { GATEWAY_SKU_NAMES, GATEWAY_SKUS } from '../../catalog/gateway-sku';
import { ipsecProblems } from '../../ipsec/both-ends';
import { isExpression } from './expression';
import type { VpnConnectionProps } from './vpn-connection';
import type { VpnGatewayProps } from './vpn-gateway';

/** Returns a line for each value of the props that no gateway can be made from. */
export function gatewayProblems({ location, sku = 'VpnGw1AZ', generation, zones }: VpnGatewayProps): readonly string[] {
  if (!GATEWAY_SKU_NAMES.includes(sku)) return [`sku must be one of ${GATEWAY_SKU_NAMES.join(', ')}, got '${sku}'`];
  const { generations, zones: hasZones } = GATEWAY_SKUS[sku];
  return [
    ...(generation === undefined || generations.includes(generation)
      ? []
      : [`generation must be ${generations.join(' or ')} with the SKU ${sku}, got '${generation}'`]),
    ...(hasZones && zones === undefined && isExpression(location)
      ? ['zones must be given when the location is an expression; set zones to 1, 2 and 3, or to none without zones']
      : []),
  ];
}

/** Returns a line for each value of the props that no connection can be made from; no line has the shared key. */
export function connectionProblems(props: VpnConnectionProps): readonly string[] {
  const { routerAddress, awsPrefixes, sharedKey, ipsec } = props;
  return [
    ...(isExpression(routerAddress) ? [] : publicAddressProblems('routerAddress', routerAddress)),
    ...(awsPrefixes.some(isExpression) ? [] : prefixProblems({ awsPrefixes })),
    ...(isExpression(sharedKey)
      ? []
      : [
          'sharedKey must be an expression, because a literal would be in the template; use a sensitive TerraformVariable',
        ]),
    ...ipsecProblems(ipsec),
  ];
}
