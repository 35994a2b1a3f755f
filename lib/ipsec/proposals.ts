import type { AzurePolicy } from './azure-policy';
import {
  DH_GROUP,
  IKE_ENCRYPTION,
  IKE_INTEGRITY,
  IPSEC_ENCRYPTION,
  IPSEC_INTEGRITY,
  PFS_GROUP,
} from './strongswan-keywords';

/** Proposals of strongSwan for a policy: one each, so that no weaker one can be negotiated. */
export interface Proposals {
  readonly ike: readonly string[];
  readonly esp: readonly string[];
}

/**
 * The proposals that match an Azure policy exactly.
 * @throws Error when the policy cannot be negotiated; `negotiationErrors` returns the reasons beforehand
 */
export function proposalsOf(policy: AzurePolicy): Proposals {
  const ikeEncryption = known(IKE_ENCRYPTION[policy.ikeEncryption], policy.ikeEncryption);
  const ikeHash = known(IKE_INTEGRITY[policy.ikeIntegrity], policy.ikeIntegrity);
  const ikeGroup = known(DH_GROUP[policy.dhGroup], policy.dhGroup);
  // An AEAD algorithm includes integrity protection: the hash is then used only as PRF.
  const ikeSecond = policy.ikeEncryption.startsWith('GCM') ? `prf${ikeHash}` : ikeHash;
  const pfs = policy.pfsGroup === 'PFSMM' ? ikeGroup : PFS_GROUP[policy.pfsGroup];
  const esp = [
    known(IPSEC_ENCRYPTION[policy.ipsecEncryption], policy.ipsecEncryption),
    known(IPSEC_INTEGRITY[policy.ipsecIntegrity], policy.ipsecIntegrity),
    pfs,
  ];
  return {
    ike: [[ikeEncryption, ikeSecond, ikeGroup].join('-')],
    esp: [esp.filter((keyword) => keyword !== '').join('-')],
  };
}

function known(keyword: string | undefined, azureName: string): string {
  if (keyword === undefined) throw new Error(`strongSwan has no counterpart for ${azureName}`);
  return keyword;
}
