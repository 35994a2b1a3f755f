import {
  DH_GROUPS,
  IKE_ENCRYPTIONS,
  IKE_INTEGRITIES,
  IPSEC_ENCRYPTIONS,
  IPSEC_INTEGRITIES,
  PFS_GROUPS,
  type AzurePolicy,
} from '../../lib/ipsec/azure-policy';
import { negotiationErrors } from '../../lib/ipsec/negotiable';

const LIMITS = { saLifeTimeSeconds: 27_000, saDataSizeKilobytes: 102_400_000 } as const;

/** All policies that Azure's enums allow. */
export const POLICIES: readonly AzurePolicy[] = IKE_ENCRYPTIONS.flatMap((ikeEncryption) =>
  IKE_INTEGRITIES.flatMap((ikeIntegrity) =>
    DH_GROUPS.flatMap((dhGroup) =>
      IPSEC_ENCRYPTIONS.flatMap((ipsecEncryption) =>
        IPSEC_INTEGRITIES.flatMap((ipsecIntegrity) =>
          PFS_GROUPS.map((pfsGroup) => ({
            ikeEncryption,
            ikeIntegrity,
            dhGroup,
            ipsecEncryption,
            ipsecIntegrity,
            pfsGroup,
            ...LIMITS,
          })),
        ),
      ),
    ),
  ),
);
export const NEGOTIABLE = POLICIES.filter((policy) => negotiationErrors(policy).length === 0);
export const INVALID = POLICIES.filter((policy) => negotiationErrors(policy).length > 0);

/** The keywords of strongSwan for a key exchange. */
export const KEY_EXCHANGE = /^(modp|ecp|curve|x25519|ke\d)/;
