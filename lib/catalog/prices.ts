/** What one unit of something costs, before taxes, discounts and free tiers. */
export interface Price {
  /** US dollars. */
  readonly usd: number;
  readonly per: 'hour' | 'month' | 'GB a month' | 'GB';
  /** Region or location that the figure is of; others differ. */
  readonly of: string;
  /** Where the figure can be checked. */
  readonly source: string;
  /** Month of the figure, `YYYY-MM`. */
  readonly date: string;
  /** Whether the figure was read on the page of the vendor itself. */
  readonly confirmed: boolean;
}

const US_EAST = 'us-east-1';
const EC2 = 'https://aws.amazon.com/ec2/pricing/on-demand/';
const VPN_GATEWAY = 'https://azure.microsoft.com/pricing/details/vpn-gateway/';

/**
 * Every price that is known, by its key in the config. Instance types, VM sizes and gateway SKUs have their own names.
 * None was read on the vendor's page: all are second-hand, or from memory.
 */
export const PRICES: Readonly<Record<string, Price>> = {
  't4g.small': row(0.0168, 'hour', US_EAST, EC2, '2026-11'),
  't4g.nano': row(0.0042, 'hour', US_EAST, EC2, '2026-11'),
  publicIpv4: row(0.005, 'hour', 'all regions', 'https://aws.amazon.com/vpc/pricing/', '2026-06'),
  gp3: row(0.08, 'GB a month', US_EAST, 'https://aws.amazon.com/ebs/pricing/', '2026-11'),
  keyStorage: row(0.4, 'month', US_EAST, 'https://aws.amazon.com/secrets-manager/pricing/', '2026-11'),
  alarm: row(0.1, 'month', US_EAST, 'https://aws.amazon.com/cloudwatch/pricing/', '2026-11'),
  metric: row(0.3, 'month', US_EAST, 'https://aws.amazon.com/cloudwatch/pricing/', '2026-11'),
  awsDataOut: row(0.09, 'GB', US_EAST, EC2, '2026-11'),
  /** AWS's managed VPN, two tunnels; no link has one, the review compares with it. */
  awsVpnConnection: row(0.05, 'hour', US_EAST, 'https://aws.amazon.com/vpn/pricing/', '2026-06'),
  VpnGw1AZ: row(0.19, 'hour', 'eastus', VPN_GATEWAY, '2026-11'),
  Basic: row(0.036, 'hour', 'eastus', VPN_GATEWAY, '2024-01'),
  connection: row(0.015, 'hour', 'eastus', VPN_GATEWAY, '2024-01'),
  azurePublicIp: row(0.005, 'hour', 'eastus', 'https://azure.microsoft.com/pricing/details/ip-addresses/', '2026-11'),
  azureDataOut: row(0.035, 'GB', 'eastus', 'https://azure.microsoft.com/pricing/details/bandwidth/', '2024-01'),
  /** With its disk. */
  Standard_B2ats_v2: row(
    9,
    'month',
    'eastus',
    'https://azure.microsoft.com/pricing/details/virtual-machines/linux/',
    '2026-11',
  ),
};

/** Hours of a month, as both vendors count them. */
export const HOURS_A_MONTH = 730;

function row(usd: number, per: Price['per'], of: string, source: string, date: string): Price {
  return { usd, per, of, source, date, confirmed: false };
}
