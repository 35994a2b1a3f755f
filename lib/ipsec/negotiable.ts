import type { AzurePolicy } from './azure-policy';
import { DH_GROUP, IKE_ENCRYPTION, IKE_INTEGRITY, IPSEC_ENCRYPTION } from './strongswan-keywords';

/** A field of a policy that the two ends could not agree on. */
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
      rule: `must be a hash when ipsecEncryption is ${ipsecEncryption}`,
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
        rule: 'must be a hash, because the GCM names leave the key derivation function open',
        remedy: 'set ikeIntegrity to SHA384',
      }
    : undefined;

const ikeEncryption: Check = (policy) =>
  IKE_ENCRYPTION[policy.ikeEncryption] === undefined
    ? {
        field: 'ikeEncryption',
        others: [],
        rule: 'must be a cipher that strongSwan has',
        remedy: 'set ikeEncryption to AES256',
      }
    : undefined;

const ipsecEncryption: Check = (policy) =>
  IPSEC_ENCRYPTION[policy.ipsecEncryption] === undefined
    ? {
        field: 'ipsecEncryption',
        others: [],
        rule: 'must be a cipher that strongSwan has and that encrypts',
        remedy: 'set ipsecEncryption and ipsecIntegrity to GCMAES256',
      }
    : undefined;

const dhGroup: Check = (policy) =>
  DH_GROUP[policy.dhGroup] === undefined
    ? {
        field: 'dhGroup',
        others: [],
        rule: 'must name a group, because IKEv2 has no exchange without one',
        remedy: 'set dhGroup to ECP384',
      }
    : undefined;

const CHECKS: readonly Check[] = [ikeEncryption, ikeIntegrity, dhGroup, ipsecEncryption, ipsecGcmPair];

/** Every reason why Azure and strongSwan could not negotiate this policy; empty when they can. */
export function negotiationErrors(policy: AzurePolicy): readonly PolicyError[] {
  return CHECKS.map((check) => check(policy)).filter((error) => error !== undefined);
}
