import type { AzurePolicy } from '../../lib/ipsec/azure-policy';
import { negotiationErrors } from '../../lib/ipsec/negotiable';
import { profileOf } from '../../lib/ipsec/profiles';
import { INVALID, NEGOTIABLE, POLICIES } from './policies';

test('some policies can be negotiated and some cannot', () => {
  expect(POLICIES).toHaveLength(163_296);
  expect(NEGOTIABLE.length).toBeGreaterThan(1_000);
  expect(INVALID.length).toBeGreaterThan(1_000);
});

test('every error names a field of the policy, and following its remedy fixes it', () => {
  const remedied = (policy: AzurePolicy): AzurePolicy =>
    negotiationErrors(policy).reduce<AzurePolicy>((changed, { remedy }) => {
      const [, fields = '', value = ''] = /^set (.+) to (\w+)$/.exec(remedy) ?? [];
      return { ...changed, ...Object.fromEntries(fields.split(' and ').map((field) => [field, value])) };
    }, policy);

  const stubborn = INVALID.filter((policy) => negotiationErrors(remedied(remedied(policy))).length > 0);

  expect(stubborn).toEqual([]);
});

test.each([
  ['None as DH group of IKE', { dhGroup: 'None' }, 'dhGroup'],
  ['DES for IKE', { ikeEncryption: 'DES' }, 'ikeEncryption'],
  ['GCM as integrity algorithm of IKE', { ikeIntegrity: 'GCMAES256' }, 'ikeIntegrity'],
  ['no encryption', { ipsecEncryption: 'None', ipsecIntegrity: 'SHA256' }, 'ipsecEncryption'],
  ['GCM with another integrity algorithm', { ipsecIntegrity: 'SHA256' }, 'ipsecIntegrity'],
  ['GCM of another length', { ipsecIntegrity: 'GCMAES128' }, 'ipsecIntegrity'],
] as const)('%s is an error of that field', (_title, changed, field) => {
  const strong = profileOf('strong').policy;

  expect(negotiationErrors({ ...strong, ...changed } as AzurePolicy).map((error) => error.field)).toEqual([field]);
});
