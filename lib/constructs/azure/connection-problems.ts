import type { IConstruct } from 'constructs';
import { z } from 'zod';
import { skuFeatures } from '../../config/rules/gateway-sku';
import { ipsecSchema } from '../../config/schema/ipsec';
import { azureId, azureNetworkName } from '../../config/schema/azure-fields';
import { ipsecProblems } from '../props/ipsec-problems';
import { prefixProblems } from '../props/prefix-problems';
import type { PropProblem } from '../props/prop-problem';
import { publicAddressProblems } from '../props/public-address';
import { isNetworkName, PLACED, valueProblems } from './azure-values';
import { isExpression } from './expression';
import { sharedKeyProblems } from './shared-key';
import type { VpnConnectionProps } from './vpn-connection';

const values = z.object({
  ...PLACED,
  gatewayId: azureId('vpnGateway', 'Id of the VPN gateway.'),
  localNetworkGatewayName: azureNetworkName('Name of the local network gateway.').optional(),
});

/**
 * Returns a problem for each value of the props that no connection can be made from; none has the shared key.
 * @param sku that of the gateway; undefined when it is not known
 */
export function connectionProblems(
  scope: IConstruct,
  props: VpnConnectionProps,
  sku: string | undefined,
): readonly PropProblem[] {
  const { routerAddress, awsPrefixes, sharedKey, ipsec } = props;
  const isListOfExpressions =
    isExpression(awsPrefixes) || (Array.isArray(awsPrefixes) && awsPrefixes.some((each) => isExpression(each)));
  const ofIpsec = ipsecProblems(ipsec);
  return [
    ...valueProblems(values, isNetworkName(props.name) ? withNames(props) : props),
    ...(isExpression(routerAddress) ? [] : publicAddressProblems(['routerAddress'], routerAddress)),
    ...(isListOfExpressions ? [] : prefixProblems({ awsPrefixes })),
    ...sharedKeyProblems(scope, sharedKey),
    ...ofIpsec,
    ...(sku === undefined || ofIpsec.length > 0 ? [] : skuProblems(sku, ipsec)),
  ];
}

/** The name that follows from another has a length, too. */
function withNames(props: VpnConnectionProps): VpnConnectionProps {
  return { ...props, localNetworkGatewayName: localNetworkGatewayNameOf(props) };
}

/** The given name of the local network gateway, or one that follows from the connection's. */
export function localNetworkGatewayNameOf({ name, localNetworkGatewayName }: VpnConnectionProps): string {
  return localNetworkGatewayName ?? `${name}-router`;
}

/** What the gateway does not have for this connection. */
function skuProblems(sku: string, props: VpnConnectionProps['ipsec']): readonly PropProblem[] {
  const ipsec = ipsecSchema.parse(props);
  const connectionMode = ipsec.connectionMode ?? 'Default';
  const problems = skuFeatures({
    config: { azure: { gateway: { sku } }, ipsec },
    resolved: { connectionMode, generation: 'Generation1', location: '', zones: [] },
  });
  return problems.map((problem) => (problem.path[0] === 'azure' ? { ...problem, path: ['gatewayId'] } : problem));
}
