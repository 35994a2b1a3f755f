import { z } from 'zod';
import { hasZones, shortLocation } from '../../catalog/azure-location';
import { gatewaySku, skuFeatures, skuGeneration } from '../../config/rules/gateway-sku';
import { zones as zonesOnce } from '../../config/rules/zones';
import { skuRow } from '../../catalog/gateway-sku';
import { azureSchema } from '../../config/schema/azure';
import { azureNetworkName } from '../../config/schema/azure-fields';
import { patternField } from '../../config/schema/field';
import type { PropProblem } from '../props/prop-problem';
import { isNetworkName, PLACED, valueProblems } from './azure-values';
import { isExpression } from './expression';
import type { VpnGatewayProps } from './vpn-gateway';

const GATEWAY = azureSchema.shape.gateway.unwrap().shape;

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const gatewaySubnetId = patternField(
  'Id of the GatewaySubnet.',
  /^\/subscriptions\/[^/]+\/resource[Gg]roups\/[^/]+\/providers\/[Mm]icrosoft\.[Nn]etwork\/virtualNetworks\/[^/]+\/subnets\/GatewaySubnet$/,
  {
    code: 'azure-id',
    rule: 'must be the id of a subnet with the name GatewaySubnet',
    remedy: 'write the id of such a subnet of the app, or copy it whole',
  },
);

const values = z.object({
  ...PLACED,
  gatewaySubnetId,
  publicIpName: azureNetworkName('Name of the public IP.').optional(),
  sku: GATEWAY.sku,
  generation: GATEWAY.generation,
  zones: GATEWAY.zones,
});

/** Returns a problem for each value of the props that no gateway can be made from, by the rules of a config. */
export function gatewayProblems(props: VpnGatewayProps): readonly PropProblem[] {
  const problems = valueProblems(values, isNetworkName(props.name) ? withNames(props) : props);
  const ofSku = problems.some(({ path: [field] }) => field === 'sku' || field === 'generation' || field === 'zones');
  return [...problems, ...(ofSku ? [] : skuProblems(props))];
}

/** The name that follows from another has a length, too. */
function withNames(props: VpnGatewayProps): VpnGatewayProps {
  return { ...props, publicIpName: publicIpNameOf(props) };
}

/** The given name of the public IP, or one that follows from the gateway's. */
export function publicIpNameOf({ name, publicIpName }: VpnGatewayProps): string {
  return publicIpName ?? `${name}-ip`;
}

function skuProblems({ sku = 'VpnGw1AZ', generation, zones, location }: VpnGatewayProps): readonly PropProblem[] {
  const row = skuRow(sku);
  const [first = 'Generation1'] = row?.generations ?? [];
  const isKnown = typeof location === 'string' && !isExpression(location);
  const place = isKnown ? shortLocation(location) : '';
  const input = {
    config: {
      azure: { gateway: { sku, zones: zones as ('1' | '2' | '3')[] | undefined } },
      // The policy is one of the connection.
      ipsec: { profile: 'azure-default' as const, dpdTimeoutSeconds: 45 },
    },
    resolved: {
      connectionMode: 'Default' as const,
      generation: generation ?? first,
      location: place,
      zones: [...(zones ?? [])],
    },
  };
  const rules = [gatewaySku, skuGeneration, skuFeatures, zonesOnce];
  return [
    ...rules.flatMap((rule) => rule(input)).map((problem) => ({ ...problem, path: problem.path.slice(2) })),
    ...(row?.zones === true && zones === undefined && !isKnown && hasZones(place) ? [ZONES_MISSING] : []),
  ];
}

const ZONES_MISSING: PropProblem = {
  path: ['zones'],
  rule: 'must be given when the location is an expression',
  remedy: 'set zones to 1, 2 and 3, or to none without zones',
};
