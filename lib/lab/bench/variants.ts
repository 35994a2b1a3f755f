import type { IpsecPolicy } from '../azure-gateway/azure-connection';

/** Another choice of algorithms, given to both sides for a measurement. */
export interface Variant {
  readonly id: string;
  readonly title: string;
  readonly policy: IpsecPolicy;
}

/** What a link could use instead; the last is what the 2015 post ended up with, as its `ipsec.conf` named no algorithm. */
export const VARIANTS: readonly Variant[] = [
  {
    id: 'gcm',
    title: 'AES-256-GCM without PFS (what Azure offers first)',
    policy: {
      ...{ ike_encryption: 'AES256', ike_integrity: 'SHA256', dh_group: 'DHGroup2' },
      ...{ ipsec_encryption: 'GCMAES256', ipsec_integrity: 'GCMAES256', pfs_group: 'None' },
    },
  },
  {
    id: 'cbc-sha256',
    title: 'AES-256-CBC with SHA-256',
    policy: {
      ...{ ike_encryption: 'AES256', ike_integrity: 'SHA256', dh_group: 'DHGroup14' },
      ...{ ipsec_encryption: 'AES256', ipsec_integrity: 'SHA256', pfs_group: 'PFS14' },
    },
  },
  {
    id: 'post-2015',
    title: 'AES-256-CBC with SHA-1 (the 2015 post)',
    policy: {
      ...{ ike_encryption: 'AES256', ike_integrity: 'SHA1', dh_group: 'DHGroup2' },
      ...{ ipsec_encryption: 'AES256', ipsec_integrity: 'SHA1', pfs_group: 'None' },
    },
  },
];
