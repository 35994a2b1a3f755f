import type { AzurePolicy } from '../../lib/ipsec/azure-policy';
import { agreedIpsec } from '../../lib/ipsec/both-ends';
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

  test('has the lifetimes of the profile that are given', () => {
    expect(agreedIpsec({ saLifeTimeSeconds: 3_600, saDataSizeKilobytes: 0 }).crypto.policy).toMatchObject({
      saLifeTimeSeconds: 3_600,
      saDataSizeKilobytes: 0,
    });
  });
});
