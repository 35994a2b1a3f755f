import type { IpsecPolicy } from '../emitted/azure-connection';
import { offerOfPolicy, type Offer } from '../stand-ins/proposals';

/** A choice of algorithms for both sides, for a measurement. */
export interface Variant {
  readonly id: string;
  readonly title: string;
  /** Custom policy of the Azure connection; absent: Azure's default proposals. */
  readonly policy?: IpsecPolicy;
  /** Proposals of the router. */
  readonly offer: Offer;
}

const STRONG: IpsecPolicy = {
  ike_encryption: 'AES256',
  ike_integrity: 'SHA384',
  dh_group: 'ECP384',
  ipsec_encryption: 'GCMAES256',
  ipsec_integrity: 'GCMAES256',
  pfs_group: 'ECP384',
};
const COMPATIBLE: IpsecPolicy = {
  ike_encryption: 'AES256',
  ike_integrity: 'SHA256',
  dh_group: 'DHGroup14',
  ipsec_encryption: 'AES256',
  ipsec_integrity: 'SHA256',
  pfs_group: 'PFS2048',
};

/** The crypto profiles of the config. */
export const VARIANTS: readonly Variant[] = [
  { id: 'strong', title: 'profile strong: AES-256-GCM, PFS', policy: STRONG, offer: offerOfPolicy(STRONG) },
  {
    id: 'compatible',
    title: 'profile compatible: AES-256-CBC with SHA-256, PFS',
    policy: COMPATIBLE,
    offer: offerOfPolicy(COMPATIBLE),
  },
  {
    id: 'azure-default',
    title: 'profile azure-default: AES-256-GCM, no PFS',
    offer: { ike: ['aes256-sha256-modp1024'], esp: ['aes256gcm16'] },
  },
];
