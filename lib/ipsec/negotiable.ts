import type { AzurePolicy } from './azure-policy';
import { DH_GROUP, IKE_ENCRYPTION, IKE_INTEGRITY, IPSEC_ENCRYPTION } from './strongswan-keywords';

/** A field of a policy that the two sides cannot negotiate. */
export interface PolicyError {
  readonly field: keyof AzurePolicy;
  /** Further fields that it depends on. */
  readonly others: readonly (keyof AzurePolicy)[];
  readonly rule: string;
  readonly remedy: string;
}

type Check = (policy: AzurePolicy) => PolicyError | undefined;

const isGcm = (name: string): boolean => name.startsWith('GCM');

const ipsecGcmPair: Check = ({ ipsecEncryption, ipsecIntegrity }) => {
  if (isGcm(ipsecEncryption) && ipsecIntegrity !== ipsecEncryption) {
    return {
      field: 'ipsecIntegrity',
      others: ['ipsecEncryption'],
      rule: `must equal ipsecEncryption when that is ${ipsecEncryption}`,
      remedy: `set ipsecIntegrity to ${ipsecEncryption}`,
    };
  }
  if (!isGcm(ipsecEncryption) && isGcm(ipsecIntegrity)) {
    return {
      field: 'ipsecIntegrity',
      others: ['ipsecEncryption'],
      rule: `must be MD5, SHA1 or SHA256 when ipsecEncryption is ${ipsecEncryption}`,
      remedy: 'set ipsecIntegrity to SHA256',
    };
  }
  return undefined;
};

const ikeIntegrity: Check = (policy) =>
  IKE_INTEGRITY[policy.ikeIntegrity] === undefined
    ? {
        field: 'ikeIntegrity',
        others: [],
        rule: 'must be MD5, SHA1, SHA256 or SHA384, because the GCM names do not specify the PRF',
        remedy: 'set ikeIntegrity to SHA384',
      }
    : undefined;

const ikeEncryption: Check = (policy) =>
  IKE_ENCRYPTION[policy.ikeEncryption] === undefined
    ? {
        field: 'ikeEncryption',
        others: [],
        rule: 'must be an encryption algorithm that strongSwan supports',
        remedy: 'set ikeEncryption to AES256',
      }
    : undefined;

const ipsecEncryption: Check = (policy) =>
  IPSEC_ENCRYPTION[policy.ipsecEncryption] === undefined
    ? {
        field: 'ipsecEncryption',
        others: [],
        rule: 'must be an encryption algorithm that strongSwan supports, not None',
        remedy: 'set ipsecEncryption and ipsecIntegrity to GCMAES256',
      }
    : undefined;

const dhGroup: Check = (policy) =>
  DH_GROUP[policy.dhGroup] === undefined
    ? {
        field: 'dhGroup',
        others: [],
        rule: 'must be a Diffie-Hellman group, because IKEv2 requires a key exchange',
        remedy: 'set dhGroup to ECP384',
      }
    : undefined;

const CHECKS: readonly Check[] = [ikeEncryption, ikeIntegrity, dhGroup, ipsecEncryption, ipsecGcmPair];

/** All reasons why Azure and strongSwan cannot negotiate this policy; empty when they can. */
export function negotiationErrors(policy: AzurePolicy): readonly PolicyError[] {
  return CHECKS.map((check) => check(policy)).filter((error) => error !== undefined);
}
