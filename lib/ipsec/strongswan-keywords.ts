import type { DhGroup, IkeEncryption, IkeIntegrity, IpsecEncryption, IpsecIntegrity, PfsGroup } from './azure-policy';

/** For Azure's names without a counterpart in strongSwan; a config that uses one is invalid. */
const UNSUPPORTED = undefined;

/**
 * Azure's names as strongSwan's proposal keywords.
 * @see https://docs.strongswan.org/docs/latest/config/proposals.html
 */
export const IKE_ENCRYPTION: Readonly<Record<IkeEncryption, string | undefined>> = {
  DES: UNSUPPORTED,
  DES3: '3des',
  AES128: 'aes128',
  AES192: 'aes192',
  AES256: 'aes256',
  GCMAES128: 'aes128gcm16',
  GCMAES256: 'aes256gcm16',
};

/** With an AEAD algorithm the hash is only the PRF. Azure's GCM names do not specify one, so they are unsupported here. */
export const IKE_INTEGRITY: Readonly<Record<IkeIntegrity, string | undefined>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  GCMAES128: UNSUPPORTED,
  GCMAES256: UNSUPPORTED,
};

export const DH_GROUP: Readonly<Record<DhGroup, string | undefined>> = {
  None: UNSUPPORTED,
  DHGroup1: 'modp768',
  DHGroup2: 'modp1024',
  DHGroup14: 'modp2048',
  DHGroup2048: 'modp2048',
  DHGroup24: 'modp2048s256',
  ECP256: 'ecp256',
  ECP384: 'ecp384',
};

export const IPSEC_ENCRYPTION: Readonly<Record<IpsecEncryption, string | undefined>> = {
  None: UNSUPPORTED,
  DES: UNSUPPORTED,
  DES3: '3des',
  AES128: 'aes128',
  AES192: 'aes192',
  AES256: 'aes256',
  GCMAES128: 'aes128gcm16',
  GCMAES192: 'aes192gcm16',
  GCMAES256: 'aes256gcm16',
};

/** A GCM name repeats the encryption algorithm and adds no keyword. */
export const IPSEC_INTEGRITY: Readonly<Record<IpsecIntegrity, string | undefined>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  SHA256: 'sha256',
  GCMAES128: '',
  GCMAES192: '',
  GCMAES256: '',
};

/** `None` adds no key exchange; `PFSMM` repeats the IKE group. */
export const PFS_GROUP: Readonly<Record<Exclude<PfsGroup, 'PFSMM'>, string>> = {
  None: '',
  PFS1: 'modp768',
  PFS2: 'modp1024',
  PFS14: 'modp2048',
  PFS2048: 'modp2048',
  PFS24: 'modp2048s256',
  ECP256: 'ecp256',
  ECP384: 'ecp384',
};
