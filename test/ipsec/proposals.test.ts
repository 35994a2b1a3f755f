import {
  DH_GROUPS,
  IKE_ENCRYPTIONS,
  IKE_INTEGRITIES,
  IPSEC_ENCRYPTIONS,
  IPSEC_INTEGRITIES,
  PFS_GROUPS,
  type AzurePolicy,
  type DhGroup,
  type PfsGroup,
} from '../../lib/ipsec/azure-policy';
import { negotiationFaults } from '../../lib/ipsec/negotiable';
import { PROFILE_NAMES, profileOf } from '../../lib/ipsec/profiles';
import { proposalsOf } from '../../lib/ipsec/proposals';

const LIMITS = { saLifeTimeSeconds: 27_000, saDataSizeKilobytes: 102_400_000 } as const;

/** Every policy that the enums of Azure allow. */
const POLICIES: readonly AzurePolicy[] = IKE_ENCRYPTIONS.flatMap((ikeEncryption) =>
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
const NEGOTIABLE = POLICIES.filter((policy) => negotiationFaults(policy).length === 0);
const REFUSED = POLICIES.filter((policy) => negotiationFaults(policy).length > 0);

/** Written out once more, on purpose: the table of the Azure and strongSwan documentation. */
const GROUPS: Readonly<Record<Exclude<DhGroup, 'None'>, string>> = {
  DHGroup1: 'modp768',
  DHGroup2: 'modp1024',
  DHGroup14: 'modp2048',
  DHGroup2048: 'modp2048',
  DHGroup24: 'modp2048s256',
  ECP256: 'ecp256',
  ECP384: 'ecp384',
};
const PFS: Readonly<Record<Exclude<PfsGroup, 'None' | 'PFSMM'>, string>> = {
  PFS1: 'modp768',
  PFS2: 'modp1024',
  PFS14: 'modp2048',
  PFS2048: 'modp2048',
  PFS24: 'modp2048s256',
  ECP256: 'ecp256',
  ECP384: 'ecp384',
};
const KEY_EXCHANGE = /^(modp|ecp|curve|x25519|ke\d)/;

function groupOf(policy: AzurePolicy): string {
  return policy.dhGroup === 'None' ? 'none' : GROUPS[policy.dhGroup];
}

function expectedEspGroups(policy: AzurePolicy): readonly string[] {
  if (policy.pfsGroup === 'None') return [];
  return [policy.pfsGroup === 'PFSMM' ? groupOf(policy) : PFS[policy.pfsGroup]];
}

test('some policies can be negotiated and some cannot', () => {
  expect(POLICIES).toHaveLength(163_296);
  expect(NEGOTIABLE.length).toBeGreaterThan(1_000);
  expect(REFUSED.length).toBeGreaterThan(1_000);
});

test('every policy without a fault has exactly one IKE and one ESP proposal, of strongSwan keywords only', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const { ike, esp } = proposalsOf(policy);
    return ![ike, esp].every((list) => list.length === 1 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(list[0] ?? ''));
  });

  expect(odd).toEqual([]);
});

test('the IKE proposal is cipher, hash and, at its end, the group of the policy', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const keywords = proposalsOf(policy).ike[0]?.split('-') ?? [];
    return keywords.length !== 3 || keywords[2] !== groupOf(policy);
  });

  expect(odd).toEqual([]);
});

test('an AEAD cipher of IKE comes with a pseudo-random function, any other with a hash', () => {
  const odd = NEGOTIABLE.filter(({ ikeEncryption, ...rest }) => {
    const second = proposalsOf({ ikeEncryption, ...rest }).ike[0]?.split('-')[1] ?? '';
    return second.startsWith('prf') !== ikeEncryption.startsWith('GCM');
  });

  expect(odd).toEqual([]);
});

test('the ESP proposal has the key exchange of pfsGroup, and none at all when that is None', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const keywords = proposalsOf(policy).esp[0]?.split('-') ?? [];
    const found = keywords.filter((keyword) => KEY_EXCHANGE.test(keyword));
    return found.join() !== expectedEspGroups(policy).join() || keywords.slice(0, -1).some((k) => KEY_EXCHANGE.test(k));
  });

  expect(odd).toEqual([]);
});

test('an AEAD cipher of ESP stands without a hash, any other with one', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const keywords = proposalsOf(policy).esp[0]?.split('-') ?? [];
    const hashes = keywords.filter((keyword) => /^(md5|sha)/.test(keyword));
    return hashes.length !== (policy.ipsecEncryption.startsWith('GCM') ? 0 : 1);
  });

  expect(odd).toEqual([]);
});

test('every fault names a field of the policy, and setting what its remedy says ends the fault', () => {
  const remedied = (policy: AzurePolicy): AzurePolicy =>
    negotiationFaults(policy).reduce<AzurePolicy>((changed, { remedy }) => {
      const [, fields = '', value = ''] = /^set (.+) to (\w+)$/.exec(remedy) ?? [];
      return { ...changed, ...Object.fromEntries(fields.split(' and ').map((field) => [field, value])) };
    }, policy);

  const stubborn = REFUSED.filter((policy) => negotiationFaults(remedied(remedied(policy))).length > 0);

  expect(stubborn).toEqual([]);
});

test.each([
  ['None as group of IKE', { dhGroup: 'None' }, 'dhGroup'],
  ['DES for IKE', { ikeEncryption: 'DES' }, 'ikeEncryption'],
  ['GCM as hash of IKE', { ikeIntegrity: 'GCMAES256' }, 'ikeIntegrity'],
  ['no encryption', { ipsecEncryption: 'None', ipsecIntegrity: 'SHA256' }, 'ipsecEncryption'],
  ['GCM with a hash', { ipsecIntegrity: 'SHA256' }, 'ipsecIntegrity'],
  ['GCM of another length', { ipsecIntegrity: 'GCMAES128' }, 'ipsecIntegrity'],
] as const)('%s is refused at its field', (_title, changed, field) => {
  const strong = profileOf('strong').policy;

  expect(negotiationFaults({ ...strong, ...changed } as AzurePolicy).map((fault) => fault.field)).toEqual([field]);
});

test('proposals for a policy that cannot be negotiated are an error, not a guess', () => {
  const policy = { ...profileOf('strong').policy, dhGroup: 'None' } as AzurePolicy;

  expect(() => proposalsOf(policy)).toThrow('strongSwan has no counterpart of None');
});

describe.each(PROFILE_NAMES)('the profile %s', (name) => {
  const profile = profileOf(name);

  test('never leaves a choice to strongSwan', () => {
    const all = [...profile.proposals.ike, ...profile.proposals.esp];

    expect(all.filter((proposal) => proposal.includes('default') || proposal === '')).toEqual([]);
  });

  test('has the proposals of its policy, if it has one', () => {
    if (profile.policy === undefined) expect(name).toBe('azure-default');
    else expect(profile.proposals).toEqual(proposalsOf(profile.policy));
  });
});

test('azure-default offers what Azure takes without a policy: group 2 for IKE, and no key exchange for ESP', () => {
  const { ike, esp } = profileOf('azure-default').proposals;

  expect(ike.map((proposal) => proposal.split('-').at(-1))).toEqual(['modp1024', 'modp1024']);
  expect(esp.filter((proposal) => proposal.split('-').some((keyword) => KEY_EXCHANGE.test(keyword)))).toEqual([]);
});
