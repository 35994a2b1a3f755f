import { SA_DATA_SIZE_KILOBYTES, SA_LIFETIME_SECONDS, type AzurePolicy } from './azure-policy';
import { lifetimesInside, type Lifetimes } from './lifetimes';
import { proposalsOf, type Proposals } from './proposals';

/** The settings that both sides must agree on: Azure's policy, and strongSwan's proposals and lifetimes. */
export interface CryptoProfile {
  readonly name: string;
  /** Absent for `azure-default`: Azure then uses its default proposals. */
  readonly policy?: AzurePolicy;
  readonly proposals: Proposals;
  readonly lifetimes: Lifetimes;
}

type Algorithms = Omit<AzurePolicy, 'saLifeTimeSeconds' | 'saDataSizeKilobytes'>;
type ProfileRow = { readonly summary: string } & (
  { readonly algorithms: Algorithms } | { readonly algorithms?: undefined; readonly proposals: Proposals }
);

/**
 * The named profiles, one row each.
 *
 * `azure-default` sets no custom policy. Azure's documented default proposals have Diffie-Hellman group 2 and no PFS,
 * hence no key exchange in the ESP proposals.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices#ipsec
 */
export const PROFILES = {
  strong: {
    summary: 'AES-256, SHA-384 and ECP-384 for IKE; AES-256-GCM with PFS ECP-384 for ESP',
    algorithms: {
      ikeEncryption: 'AES256',
      ikeIntegrity: 'SHA384',
      dhGroup: 'ECP384',
      ipsecEncryption: 'GCMAES256',
      ipsecIntegrity: 'GCMAES256',
      pfsGroup: 'ECP384',
    },
  },
  compatible: {
    summary: 'AES-256, SHA-256 and 2048-bit MODP throughout, for peers and audits that require older algorithms',
    algorithms: {
      ikeEncryption: 'AES256',
      ikeIntegrity: 'SHA256',
      dhGroup: 'DHGroup14',
      ipsecEncryption: 'AES256',
      ipsecIntegrity: 'SHA256',
      pfsGroup: 'PFS2048',
    },
  },
  'azure-default': {
    summary: "no custom policy: Azure's default proposals, with 1024-bit MODP and no PFS",
    proposals: {
      ike: ['aes256-sha256-modp1024', 'aes256-sha1-modp1024'],
      esp: ['aes256gcm16', 'aes256-sha256', 'aes256-sha1'],
    },
  },
} as const satisfies Record<string, ProfileRow>;

/** Name of a profile: `strong`, `compatible` or `azure-default`. */
export type ProfileName = keyof typeof PROFILES;
export const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[];

/** Azure's SA limits. @default - Azure's defaults */
export interface SaLimits {
  readonly saLifeTimeSeconds?: number;
  readonly saDataSizeKilobytes?: number;
}

/** The profile with this name, with Azure's SA limits where they are set. */
export function profileOf(name: ProfileName, limits: SaLimits = {}): CryptoProfile {
  const saLifeTimeSeconds = limits.saLifeTimeSeconds ?? SA_LIFETIME_SECONDS.default;
  const saDataSizeKilobytes = limits.saDataSizeKilobytes ?? SA_DATA_SIZE_KILOBYTES.default;
  const row: ProfileRow = PROFILES[name];
  if (row.algorithms !== undefined)
    return customProfile(name, { ...row.algorithms, saLifeTimeSeconds, saDataSizeKilobytes });
  return { name, proposals: row.proposals, lifetimes: lifetimesInside(saLifeTimeSeconds, saDataSizeKilobytes) };
}

/**
 * The profile of a custom policy.
 * @throws Error when the policy cannot be negotiated
 */
export function customProfile(name: string, policy: AzurePolicy): CryptoProfile {
  return {
    name,
    policy,
    proposals: proposalsOf(policy),
    lifetimes: lifetimesInside(policy.saLifeTimeSeconds, policy.saDataSizeKilobytes),
  };
}
