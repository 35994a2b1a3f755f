import { ipsec, policy, type Case } from '../../case';

/** The tunnel: policy, profile, limits. */
export const IPSEC: readonly Case[] = [
  {
    title: 'a policy with missing fields names each',
    yaml: policy({ pfsGroup: undefined, saLifeTimeSeconds: undefined }),
    lines: [
      '4:9 ipsec.policy.pfsGroup is missing; add it as one of None, PFS1, PFS2, PFS14, PFS2048, PFS24, PFSMM, ECP256, ECP384 [missing]',
      '4:9 ipsec.policy.saLifeTimeSeconds is missing; add it as a whole number [missing]',
    ],
  },
  {
    title: 'SHA384 is invalid as integrity of IPsec',
    yaml: policy({ ipsecEncryption: 'AES256', ipsecIntegrity: 'SHA384' }),
    lines: [
      '4:121 ipsec.policy.ipsecIntegrity must be one of MD5, SHA1, SHA256, GCMAES128, GCMAES192, GCMAES256, got "SHA384"; write one of these [choice]',
    ],
  },
  {
    title: 'GCM encryption with another integrity is invalid',
    yaml: policy({ ipsecIntegrity: 'SHA256' }),
    lines: [
      '4:124 ipsec.policy.ipsecIntegrity must equal ipsecEncryption when that is GCMAES256, got "SHA256"; set ipsecIntegrity to GCMAES256 [not-negotiable]',
    ],
  },
  {
    title: 'a GCM integrity without its encryption is invalid',
    yaml: policy({ ipsecEncryption: 'AES256' }),
    lines: [
      '4:121 ipsec.policy.ipsecIntegrity must be MD5, SHA1 or SHA256 when ipsecEncryption is AES256, got "GCMAES256"; set ipsecIntegrity to SHA256 [not-negotiable]',
    ],
  },
  {
    title: 'a GCM integrity of IKE is invalid',
    yaml: policy({ ikeIntegrity: 'GCMAES256' }),
    lines: [
      '4:55 ipsec.policy.ikeIntegrity must be MD5, SHA1, SHA256 or SHA384, because the GCM names do not specify the PRF, got "GCMAES256"; set ikeIntegrity to SHA384 [not-negotiable]',
    ],
  },
  {
    title: 'encryption algorithms and groups that strongSwan has no counterpart of are invalid, all in one run',
    yaml: policy({ ikeEncryption: 'DES', dhGroup: 'None', ipsecEncryption: 'None', ipsecIntegrity: 'SHA256' }),
    lines: [
      '4:33 ipsec.policy.ikeEncryption must be an encryption algorithm that strongSwan supports, got "DES"; set ikeEncryption to AES256 [not-negotiable]',
      '4:69 ipsec.policy.dhGroup must be a Diffie-Hellman group, because IKEv2 requires a key exchange, got "None"; set dhGroup to ECP384 [not-negotiable]',
      '4:92 ipsec.policy.ipsecEncryption must be an encryption algorithm that strongSwan supports, not None, got "None"; set ipsecEncryption and ipsecIntegrity to GCMAES256 [not-negotiable]',
    ],
  },
  {
    title: 'a bad field hides no pair of others that cannot negotiate',
    yaml: policy({ dhGroup: 'ECP521', ipsecIntegrity: 'SHA256' }),
    lines: [
      '4:72 ipsec.policy.dhGroup must be one of None, DHGroup1, DHGroup2, DHGroup14, DHGroup2048, DHGroup24, ECP256, ECP384, got "ECP521"; the nearest is ECP256 [choice]',
      '4:124 ipsec.policy.ipsecIntegrity must equal ipsecEncryption when that is GCMAES256, got "SHA256"; set ipsecIntegrity to GCMAES256 [not-negotiable]',
    ],
  },
  {
    title: 'limits outside the range of Azure are invalid',
    yaml: policy({ saLifeTimeSeconds: 299, saDataSizeKilobytes: 1023 }),
    lines: [
      '4:172 ipsec.policy.saLifeTimeSeconds must be a whole number from 300 to 2147483647, got 299; choose a number in this range [range]',
      '4:198 ipsec.policy.saDataSizeKilobytes must be 0, for no limit, or a whole number from 1024 to 2147483647, got 1023; choose one of these numbers [range]',
    ],
  },
  {
    title: 'a dead peer timeout below the range is invalid',
    yaml: ipsec('dpdTimeoutSeconds: 8'),
    lines: [
      '4:28 ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 8; choose a number in this range [range]',
    ],
  },
  {
    title: 'a dead peer timeout above the range is invalid',
    yaml: ipsec('dpdTimeoutSeconds: 3601'),
    lines: [
      '4:28 ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 3601; choose a number in this range [range]',
    ],
  },
  {
    title: 'a number far beyond every range is invalid once',
    yaml: ipsec('dpdTimeoutSeconds: 1e20'),
    lines: [
      '4:28 ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 100000000000000000000; choose a number in this range [range]',
    ],
  },
  {
    title: 'a profile beside a policy is invalid, and so are limits',
    yaml: policy({}, 'profile: strong, saLifeTimeSeconds: 3600, '),
    lines: [
      '4:18 ipsec.profile cannot be combined with ipsec.policy, got "strong"; remove one of the two [profile-and-policy]',
      '4:45 ipsec.saLifeTimeSeconds must not be set here: a policy has its own, got 3600; set it inside the policy [limits-fixed]',
    ],
  },
  {
    title: 'limits beside azure-default are invalid',
    yaml: ipsec('profile: azure-default, saDataSizeKilobytes: 2048'),
    lines: [
      '4:54 ipsec.saDataSizeKilobytes must not be set here: azure-default uses the limits of Azure, got 2048; remove it, or use the profile strong [limits-fixed]',
    ],
  },
  {
    title: 'a profile that does not exist is invalid with the nearest one',
    yaml: ipsec('profile: Stronk'),
    lines: [
      '4:18 ipsec.profile must be one of strong, compatible, azure-default, got "Stronk"; the nearest is strong [choice]',
    ],
  },
  {
    title: 'a value far from every choice gets no nearest one',
    yaml: ipsec('connectionMode: x'),
    lines: [
      '4:25 ipsec.connectionMode must be one of Default, InitiatorOnly, ResponderOnly, got "x"; write one of these [choice]',
    ],
  },
];
