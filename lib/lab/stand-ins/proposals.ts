import { LabError } from '../lab-error';
import type { IpsecPolicy } from '../emitted/azure-connection';

/** Proposals that the gateway offers and accepts, in strongSwan's syntax. */
export interface Offer {
  readonly ike: readonly string[];
  readonly esp: readonly string[];
}

/** @see https://docs.strongswan.org/docs/latest/config/proposals.html for the right-hand sides below */
const ENCRYPTION: Readonly<Record<string, string>> = {
  DES: 'des',
  DES3: '3des',
  AES128: 'aes128',
  AES192: 'aes192',
  AES256: 'aes256',
  None: 'null',
};
const AEAD: Readonly<Record<string, string>> = {
  GCMAES128: 'aes128gcm16',
  GCMAES192: 'aes192gcm16',
  GCMAES256: 'aes256gcm16',
};
const INTEGRITY: Readonly<Record<string, string>> = { MD5: 'md5', SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384' };
const GROUP: Readonly<Record<string, string>> = {
  DHGroup1: 'modp768',
  DHGroup2: 'modp1024',
  DHGroup14: 'modp2048',
  DHGroup2048: 'modp2048',
  DHGroup24: 'modp2048s256',
  PFS1: 'modp768',
  PFS2: 'modp1024',
  PFS14: 'modp2048',
  PFS2048: 'modp2048',
  PFS24: 'modp2048s256',
  ECP256: 'ecp256',
  ECP384: 'ecp384',
};

/**
 * The single proposal of a custom policy, for both roles.
 * @throws LabError for a value that Azure does not support
 */
export function offerOfPolicy(policy: IpsecPolicy): Offer {
  const group = lookUp(GROUP, policy.dh_group, 'dh_group');
  const pfs =
    policy.pfs_group === 'PFSMM'
      ? group
      : policy.pfs_group === 'None'
        ? undefined
        : lookUp(GROUP, policy.pfs_group, 'pfs_group');
  return {
    ike: [join(ikeAlgorithms(policy), group)],
    esp: [join(espAlgorithms(policy), pfs)],
  };
}

/**
 * Azure's default proposals, for a connection without a custom policy: DH group 2; without PFS as initiator.
 * @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices#ipsec
 */
export const DEFAULT_OFFER: Readonly<Record<'initiator' | 'responder', Offer>> = {
  initiator: {
    ike: [
      'aes256-sha1-modp1024',
      'aes256-sha256-modp1024',
      'aes128-sha1-modp1024',
      'aes128-sha256-modp1024',
      '3des-sha1-modp1024',
      '3des-sha256-modp1024',
    ],
    esp: ['aes256gcm16', 'aes256-sha1', '3des-sha1', 'aes256-sha256', 'aes128-sha1', '3des-sha256'],
  },
  responder: {
    ike: [
      'aes256-sha1-modp1024',
      'aes256-sha256-modp1024',
      'aes128-sha1-modp1024',
      'aes128-sha256-modp1024',
      '3des-sha1-modp1024',
      '3des-sha256-modp1024',
    ],
    esp: [
      'aes256gcm16',
      'aes256-sha1',
      '3des-sha1',
      'aes256-sha256',
      'aes128-sha1',
      '3des-sha256',
      'aes128-sha256',
      ...['modp768', 'modp1024', 'modp2048', 'modp2048s256'].flatMap((group) => [
        `aes256-sha1-${group}`,
        `aes256-sha256-${group}`,
      ]),
      ...['modp768', 'modp1024', 'modp2048'].flatMap((group) => [
        `aes128-sha1-${group}`,
        `3des-sha1-${group}`,
        `aes128-sha256-${group}`,
      ]),
      '3des-sha256-modp1024',
    ],
  },
};

function ikeAlgorithms({ ike_encryption, ike_integrity }: IpsecPolicy): string {
  const aead = AEAD[ike_encryption];
  if (aead) return `${aead}-prf${INTEGRITY[ike_integrity] ?? 'sha384'}`;
  return `${lookUp(ENCRYPTION, ike_encryption, 'ike_encryption')}-${lookUp(INTEGRITY, ike_integrity, 'ike_integrity')}`;
}

function espAlgorithms({ ipsec_encryption, ipsec_integrity }: IpsecPolicy): string {
  const aead = AEAD[ipsec_encryption];
  if (aead) return aead;
  return `${lookUp(ENCRYPTION, ipsec_encryption, 'ipsec_encryption')}-${lookUp(INTEGRITY, ipsec_integrity, 'ipsec_integrity')}`;
}

function join(algorithms: string, group: string | undefined): string {
  return group === undefined ? algorithms : `${algorithms}-${group}`;
}

function lookUp(table: Readonly<Record<string, string>>, value: string, field: string): string {
  const found = table[value];
  if (found === undefined) throw new LabError(`the Azure side has ${field} '${value}', which Azure does not support`);
  return found;
}
