import type { AzurePolicy, DhGroup, PfsGroup } from '../../lib/ipsec/azure-policy';
import { profileOf } from '../../lib/ipsec/profiles';
import { proposalsOf } from '../../lib/ipsec/proposals';
import { KEY_EXCHANGE, NEGOTIABLE } from './policies';

/** Deliberately repeated here: the table of the Azure and strongSwan documentation. */
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

function groupOf(policy: AzurePolicy): string {
  return policy.dhGroup === 'None' ? 'none' : GROUPS[policy.dhGroup];
}

function expectedEspGroups(policy: AzurePolicy): readonly string[] {
  if (policy.pfsGroup === 'None') return [];
  return [policy.pfsGroup === 'PFSMM' ? groupOf(policy) : PFS[policy.pfsGroup]];
}

test('every negotiable policy has exactly one IKE and one ESP proposal, of strongSwan keywords only', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const { ike, esp } = proposalsOf(policy);
    return ![ike, esp].every((list) => list.length === 1 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(list[0] ?? ''));
  });

  expect(odd).toEqual([]);
});

test('the IKE proposal consists of encryption, integrity or PRF, and the DH group of the policy', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const keywords = proposalsOf(policy).ike[0]?.split('-') ?? [];
    return keywords.length !== 3 || keywords[2] !== groupOf(policy);
  });

  expect(odd).toEqual([]);
});

test('the IKE proposal has a PRF with AEAD encryption, otherwise an integrity algorithm', () => {
  const odd = NEGOTIABLE.filter(({ ikeEncryption, ...rest }) => {
    const second = proposalsOf({ ikeEncryption, ...rest }).ike[0]?.split('-')[1] ?? '';
    return second.startsWith('prf') !== ikeEncryption.startsWith('GCM');
  });

  expect(odd).toEqual([]);
});

test('the ESP proposal has the key exchange of pfsGroup, or none for None', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const keywords = proposalsOf(policy).esp[0]?.split('-') ?? [];
    const found = keywords.filter((keyword) => KEY_EXCHANGE.test(keyword));
    return found.join() !== expectedEspGroups(policy).join() || keywords.slice(0, -1).some((k) => KEY_EXCHANGE.test(k));
  });

  expect(odd).toEqual([]);
});

test('the ESP proposal has no integrity algorithm with AEAD encryption, otherwise one', () => {
  const odd = NEGOTIABLE.filter((policy) => {
    const keywords = proposalsOf(policy).esp[0]?.split('-') ?? [];
    const hashes = keywords.filter((keyword) => /^(md5|sha)/.test(keyword));
    return hashes.length !== (policy.ipsecEncryption.startsWith('GCM') ? 0 : 1);
  });

  expect(odd).toEqual([]);
});

test('a policy that cannot be negotiated has no proposals, but is an error', () => {
  const policy = { ...profileOf('strong').policy, dhGroup: 'None' } as AzurePolicy;

  expect(() => proposalsOf(policy)).toThrow('strongSwan has no counterpart for None');
});
