import { subnetOf } from '../../cidr/cidr';
import { RETIRED_SKUS } from '../../catalog/gateway-sku';
import { skuRow } from '../../catalog/gateway-sku';
import { EXISTING } from '../schema/azure';
import { gatewaySubnetFrom, gatewaySubnets } from './networks';
import type { Rule, RuleInput } from './rule';

const PATH = ['azure', 'vnet', 'gatewaySubnet'] as const;
const SKU_PATH = ['azure', 'gateway', 'sku'] as const;
const DEFAULT_PREFIX = 27;

/** The GatewaySubnet exists and is large enough for the SKU. */
export const gatewaySubnet: Rule = (input) => {
  const { sku } = input.config.azure.gateway;
  const longest = longestPrefix(sku);
  const [subnet] = gatewaySubnets(input);
  // Terraform reads the size of one that exists.
  if (subnet === undefined && exists(input.config.azure.vnet)) return [];
  if (subnet === undefined) {
    return [
      {
        code: 'gateway-subnet-room',
        path: PATH,
        others: gatewaySubnetFrom(input),
        rule: `must be a free /${DEFAULT_PREFIX} of the first prefix of the VNet, and none is free`,
        remedy: 'make the VNet larger, or its subnets smaller, or set gatewaySubnet yourself',
      },
    ];
  }
  if (longest === undefined || subnet.cidr.prefixLength <= longest) return [];
  return [
    {
      code: 'gateway-subnet-size',
      path: PATH,
      others: [SKU_PATH],
      rule: `must be /${longest} or larger for ${sku}`,
      value: subnet.cidr.text,
      remedy: `write ${subnetOf(subnet.cidr, longest).text}, if it is free`,
    },
  ];
};

function exists({ id, gatewaySubnet: written }: RuleInput['config']['azure']['vnet']): boolean {
  return id !== undefined || written === EXISTING;
}

/** The longest prefix that a SKU takes, or the one that replaces it; undefined for an unknown SKU. */
function longestPrefix(sku: string): number | undefined {
  const retired = Object.hasOwn(RETIRED_SKUS, sku) ? RETIRED_SKUS[sku] : undefined;
  return skuRow(retired?.replacement ?? sku)?.longestGatewaySubnetPrefix;
}
