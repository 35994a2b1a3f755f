/**
 * The values that Azure supports in a custom IPsec/IKE policy.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto
 */
export const IKE_ENCRYPTIONS = ['DES', 'DES3', 'AES128', 'AES192', 'AES256', 'GCMAES128', 'GCMAES256'] as const;
export const IKE_INTEGRITIES = ['MD5', 'SHA1', 'SHA256', 'SHA384', 'GCMAES128', 'GCMAES256'] as const;
export const DH_GROUPS = [
  'None',
  'DHGroup1',
  'DHGroup2',
  'DHGroup14',
  'DHGroup2048',
  'DHGroup24',
  'ECP256',
  'ECP384',
] as const;
export const IPSEC_ENCRYPTIONS = [
  'None',
  'DES',
  'DES3',
  'AES128',
  'AES192',
  'AES256',
  'GCMAES128',
  'GCMAES192',
  'GCMAES256',
] as const;
export const IPSEC_INTEGRITIES = ['MD5', 'SHA1', 'SHA256', 'GCMAES128', 'GCMAES192', 'GCMAES256'] as const;
export const PFS_GROUPS = ['None', 'PFS1', 'PFS2', 'PFS14', 'PFS2048', 'PFS24', 'PFSMM', 'ECP256', 'ECP384'] as const;

export type IkeEncryption = (typeof IKE_ENCRYPTIONS)[number];
export type IkeIntegrity = (typeof IKE_INTEGRITIES)[number];
export type DhGroup = (typeof DH_GROUPS)[number];
export type IpsecEncryption = (typeof IPSEC_ENCRYPTIONS)[number];
export type IpsecIntegrity = (typeof IPSEC_INTEGRITIES)[number];
export type PfsGroup = (typeof PFS_GROUPS)[number];

/** A custom policy: all eight fields of Azure are required. */
export interface AzurePolicy {
  /** Encryption algorithm of the IKE SA. */
  readonly ikeEncryption: IkeEncryption;
  /** Integrity algorithm of the IKE SA; with GCM encryption its PRF. */
  readonly ikeIntegrity: IkeIntegrity;
  /** Diffie-Hellman group of the IKE SA. */
  readonly dhGroup: DhGroup;
  /** Encryption algorithm of the IPsec SA (CHILD_SA). */
  readonly ipsecEncryption: IpsecEncryption;
  /** Integrity algorithm of the IPsec SA; with GCM encryption, the same name. */
  readonly ipsecIntegrity: IpsecIntegrity;
  /** Group of perfect forward secrecy, used at each rekey. */
  readonly pfsGroup: PfsGroup;
  /** Lifetime of an IPsec SA in seconds, at least 300. */
  readonly saLifeTimeSeconds: number;
  /** Data limit of an IPsec SA in kilobytes (1024 bytes), at least 1024; 0 for no limit. */
  readonly saDataSizeKilobytes: number;
}

/**
 * Azure's limits of an IPsec SA; the maxima are those of the API's 32-bit integers.
 * @see https://learn.microsoft.com/azure/vpn-gateway/ipsec-ike-policy-howto
 */
export const SA_LIFETIME_SECONDS = { min: 300, max: 2_147_483_647, default: 27_000 } as const;
export const SA_DATA_SIZE_KILOBYTES = { min: 1_024, max: 2_147_483_647, default: 102_400_000 } as const;

/**
 * Which end may initiate the IKE SA, seen from Azure.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings#connection-modes
 */
export const CONNECTION_MODES = ['Default', 'InitiatorOnly', 'ResponderOnly'] as const;
/** Which end may initiate: `Default` (either), `InitiatorOnly` (Azure) or `ResponderOnly` (the router). */
export type ConnectionMode = (typeof CONNECTION_MODES)[number];

/**
 * Timeout of dead peer detection (DPD) on Azure's side, in seconds.
 * @see https://learn.microsoft.com/azure/vpn-gateway/ipsec-ike-policy-howto#dpd
 */
export const DPD_TIMEOUT_SECONDS = { min: 9, max: 3_600, default: 45 } as const;

/**
 * Azure's IKE SA lifetime in seconds; it is fixed.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices#ipsec
 */
export const AZURE_IKE_LIFETIME_SECONDS = 28_800;
