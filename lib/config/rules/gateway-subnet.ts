import { skuRow } from '../resolve-defaults';
import { gatewaySubnets } from './networks';
import type { Rule } from './rule';

const PATH = ['azure', 'vnet', 'gatewaySubnet'] as const;
const SKU_PATH = ['azure', 'gateway', 'sku'] as const;
const DEFAULT_LONGEST = 27;

/** The GatewaySubnet exists and is large enough for the SKU. */
export const gatewaySubnet: Rule = (input) => {
  const longest = skuRow(input.config.azure.gateway.sku)?.longestGatewaySubnetPrefix ?? DEFAULT_LONGEST;
  const [subnet] = gatewaySubnets(input);
  if (subnet === undefined) {
    return [
      {
        code: 'gateway-subnet-room',
        path: PATH,
        others: [['azure', 'vnet']],
        rule: `must be a free /${DEFAULT_LONGEST} of the first VNet range, and there is none left`,
        remedy: 'make the VNet larger, or its subnets smaller, or set gatewaySubnet yourself',
      },
    ];
  }
  if (subnet.cidr.prefixLength <= longest) return [];
  return [
    {
      code: 'gateway-subnet-size',
      path: PATH,
      others: [SKU_PATH],
      rule: `must be /${longest} or larger for ${input.config.azure.gateway.sku}`,
      value: subnet.cidr.text,
      remedy: `write the /${longest} that holds it`,
    },
  ];
};
