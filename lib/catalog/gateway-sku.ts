/** Capabilities of a gateway SKU. */
export interface GatewaySku {
  readonly generations: readonly GatewayGeneration[];
  readonly customPolicy: boolean;
  readonly connectionMode: boolean;
  readonly zones: boolean;
  /** Maximum number of site-to-site connections. */
  readonly tunnels: number;
  /** Maximum prefix length (smallest size) of the GatewaySubnet. */
  readonly longestGatewaySubnetPrefix: number;
}

/** Generation of a SKU: larger ones exist in the second only. */
export type GatewayGeneration = 'Generation1' | 'Generation2';
export const GATEWAY_GENERATIONS = ['Generation1', 'Generation2'] as const;

const GEN1: readonly GatewayGeneration[] = ['Generation1'];
const BOTH: readonly GatewayGeneration[] = ['Generation1', 'Generation2'];
const GEN2: readonly GatewayGeneration[] = ['Generation2'];

const zonal = (generations: readonly GatewayGeneration[], tunnels: number): GatewaySku => ({
  generations,
  tunnels,
  customPolicy: true,
  connectionMode: true,
  zones: true,
  longestGatewaySubnetPrefix: 27,
});

/**
 * SKUs that can be created.
 * @see https://learn.microsoft.com/azure/vpn-gateway/about-gateway-skus
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings#gwsub
 */
export const GATEWAY_SKUS = {
  VpnGw1AZ: zonal(GEN1, 30),
  VpnGw2AZ: zonal(BOTH, 30),
  VpnGw3AZ: zonal(BOTH, 30),
  VpnGw4AZ: zonal(GEN2, 100),
  VpnGw5AZ: zonal(GEN2, 100),
  Basic: {
    generations: GEN1,
    customPolicy: false,
    connectionMode: false,
    zones: false,
    tunnels: 10,
    longestGatewaySubnetPrefix: 29,
  },
} as const satisfies Record<string, GatewaySku>;

/** SKU that can be created: `VpnGw1AZ` to `VpnGw5AZ`, or `Basic`. */
export type GatewaySkuName = keyof typeof GATEWAY_SKUS;
export const GATEWAY_SKU_NAMES = Object.keys(GATEWAY_SKUS) as GatewaySkuName[];

/** The row of a SKU, or undefined when Azure does not create it. */
export function skuRow(name: string): GatewaySku | undefined {
  return Object.hasOwn(GATEWAY_SKUS, name) ? GATEWAY_SKUS[name as GatewaySkuName] : undefined;
}

/** A SKU that Azure no longer creates. */
export interface RetiredSku {
  readonly replacement: GatewaySkuName;
  readonly history: string;
}

const zoneless = (replacement: GatewaySkuName): RetiredSku => ({
  replacement,
  history: 'creation was blocked in May 2025 and the SKU was retired on 30 September 2026',
});

/**
 * Retired SKUs, which existing templates may name, with their replacement.
 * @see https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-consolidation
 * @see https://learn.microsoft.com/azure/vpn-gateway/whats-new
 */
export const RETIRED_SKUS: Readonly<Record<string, RetiredSku>> = {
  VpnGw1: zoneless('VpnGw1AZ'),
  VpnGw2: zoneless('VpnGw2AZ'),
  VpnGw3: zoneless('VpnGw3AZ'),
  VpnGw4: zoneless('VpnGw4AZ'),
  VpnGw5: zoneless('VpnGw5AZ'),
  Standard: {
    replacement: 'VpnGw1AZ',
    history: 'creation was blocked on 1 December 2023 and the SKU was retired in March 2026',
  },
  HighPerformance: {
    replacement: 'VpnGw2AZ',
    history: 'creation was blocked on 1 December 2023 and the SKU was retired in March 2026',
  },
};
