import { z } from 'zod';
import {
  CONNECTION_MODES,
  DH_GROUPS,
  DPD_TIMEOUT_SECONDS,
  IKE_ENCRYPTIONS,
  IKE_INTEGRITIES,
  IPSEC_ENCRYPTIONS,
  IPSEC_INTEGRITIES,
  PFS_GROUPS,
  SA_DATA_SIZE_KILOBYTES,
  SA_LIFETIME_SECONDS,
} from '../../ipsec/azure-policy';
import { PROFILE_NAMES, PROFILES } from '../../ipsec/profiles';
import { integer } from './field';
import { withStandIn } from './stand-in';

const STRONG = PROFILES.strong.algorithms;

const saLifeTimeSeconds = withStandIn(
  integer('Lifetime of an IPsec SA on the Azure side, in seconds.', SA_LIFETIME_SECONDS),
  SA_LIFETIME_SECONDS.default,
);
/** @see https://learn.microsoft.com/azure/vpn-gateway/ipsec-ike-policy-howto */
const DATA_SIZE_RULE = {
  code: 'range',
  rule: `must be 0, for no limit, or a whole number from ${SA_DATA_SIZE_KILOBYTES.min} to ${SA_DATA_SIZE_KILOBYTES.max}`,
  remedy: 'choose one of these numbers',
} as const;

const saDataSizeKilobytes = withStandIn(
  integer('Data limit of an IPsec SA on the Azure side, in kilobytes; 0 for none.', {
    min: 0,
    max: SA_DATA_SIZE_KILOBYTES.max,
  }).refine((kilobytes) => kilobytes === 0 || kilobytes >= SA_DATA_SIZE_KILOBYTES.min, { params: DATA_SIZE_RULE }),
  SA_DATA_SIZE_KILOBYTES.default,
);

const policy = z
  .strictObject({
    ikeEncryption: withStandIn(
      z.enum(IKE_ENCRYPTIONS).meta({ description: 'Encryption algorithm of the IKE SA.' }),
      STRONG.ikeEncryption,
    ),
    ikeIntegrity: withStandIn(
      z.enum(IKE_INTEGRITIES).meta({ description: 'Integrity algorithm of the IKE SA; with GCM encryption its PRF.' }),
      STRONG.ikeIntegrity,
    ),
    dhGroup: withStandIn(
      z.enum(DH_GROUPS).meta({ description: 'Diffie-Hellman group of the IKE SA.' }),
      STRONG.dhGroup,
    ),
    ipsecEncryption: withStandIn(
      z.enum(IPSEC_ENCRYPTIONS).meta({ description: 'Encryption algorithm of the IPsec SA (CHILD_SA).' }),
      STRONG.ipsecEncryption,
    ),
    ipsecIntegrity: withStandIn(
      z
        .enum(IPSEC_INTEGRITIES)
        .meta({ description: 'Integrity algorithm of the IPsec SA; with GCM encryption, the same name.' }),
      STRONG.ipsecIntegrity,
    ),
    pfsGroup: withStandIn(
      z.enum(PFS_GROUPS).meta({ description: 'Group of perfect forward secrecy, used at each rekey.' }),
      STRONG.pfsGroup,
    ),
    saLifeTimeSeconds,
    saDataSizeKilobytes,
  })
  .meta({
    description:
      'A policy of your own instead of a profile: all eight fields of Azure. Default: none, the profile decides.',
  });

export const ipsecSchema = z
  .strictObject({
    profile: z
      .enum(PROFILE_NAMES)
      .optional()
      .meta({ description: 'Crypto profile, one row for both ends. Default: strong, unless there is a policy.' }),
    policy: policy.optional(),
    saLifeTimeSeconds: saLifeTimeSeconds
      .optional()
      .meta({ description: 'Lifetime of an IPsec SA of the profile on the Azure side, in seconds. Default: 27000.' }),
    saDataSizeKilobytes: saDataSizeKilobytes.optional().meta({
      description:
        'Data limit of an IPsec SA of the profile on the Azure side, in kilobytes; 0 for none. Default: 102400000.',
    }),
    dpdTimeoutSeconds: integer(
      'Dead peer detection timeout of the Azure side, in seconds.',
      DPD_TIMEOUT_SECONDS,
    ).default(DPD_TIMEOUT_SECONDS.default),
    connectionMode: z.enum(CONNECTION_MODES).optional().meta({
      description:
        'Which side may initiate IKE, from the view of Azure: the router (ResponderOnly), Azure (InitiatorOnly), or either (Default), which may end in two IKE SAs. Default: ResponderOnly, or Default for Basic.',
    }),
  })
  .prefault({})
  .meta({ description: 'The tunnel: algorithms, lifetimes, dead peer detection.' });
