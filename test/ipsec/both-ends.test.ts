import type { AzurePolicy } from '../../lib/ipsec/azure-policy';
import { agreedIpsec, ipsecProblems, type IpsecProps } from '../../lib/ipsec/both-ends';
import { profileOf } from '../../lib/ipsec/profiles';

const POLICY = profileOf('strong').policy as AzurePolicy;

describe('what both ends agree on', () => {
  test('is the profile strong, responded to by Azure, with Azure default of DPD', () => {
    expect(agreedIpsec()).toEqual({
      crypto: profileOf('strong'),
      dpdTimeoutSeconds: 45,
      connectionMode: 'ResponderOnly',
    });
  });

  test('is the policy that is given', () => {
    expect(agreedIpsec({ policy: { ...POLICY, pfsGroup: 'PFS2048' } }).crypto).toMatchObject({
      name: 'custom',
      policy: { pfsGroup: 'PFS2048' },
    });
  });

  test.each<[string, IpsecProps, string]>([
    [
      'two policies',
      { profile: 'strong', policy: POLICY },
      "ipsec.profile cannot be combined with ipsec.policy, got 'strong'; remove one of the two",
    ],
    [
      'a policy that cannot be negotiated',
      { policy: { ...POLICY, ipsecIntegrity: 'SHA256' } },
      "ipsec.policy.ipsecIntegrity must equal ipsecEncryption when that is GCMAES256, got 'SHA256'; set ipsecIntegrity to GCMAES256",
    ],
    [
      'a profile that does not exist',
      { profile: 'modern' as 'strong' },
      "ipsec.profile must be one of strong, compatible, azure-default, got 'modern'",
    ],
    [
      'a mode that does not exist',
      { connectionMode: 'Both' as 'Default' },
      "ipsec.connectionMode must be one of Default, InitiatorOnly, ResponderOnly, got 'Both'",
    ],
    [
      'a timeout that is not whole',
      { dpdTimeoutSeconds: 9.5 },
      'ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 9.5',
    ],
  ])('is not found with %s', (_, props, line) => {
    expect(ipsecProblems(props)).toEqual([line]);
  });

  test('has no problem by default', () => {
    expect(ipsecProblems()).toEqual([]);
  });
});
