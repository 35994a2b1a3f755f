import { PROFILE_NAMES, profileOf } from '../../../lib/ipsec/profiles';
import { VARIANTS } from '../../../lib/lab/bench/variants';

// The lab shares no table with the renderers, so that only a test can keep the two lists equal.
describe('the variants of the benchmark', () => {
  test('are the crypto profiles', () => {
    expect(VARIANTS.map(({ id }) => id).sort()).toEqual([...PROFILE_NAMES].sort());
  });

  test.each(PROFILE_NAMES)('include the policy and the first proposals of profile %s', (name) => {
    const { policy, proposals } = profileOf(name);
    const variant = VARIANTS.find(({ id }) => id === name);

    expect(variant?.policy).toEqual(
      policy && {
        ike_encryption: policy.ikeEncryption,
        ike_integrity: policy.ikeIntegrity,
        dh_group: policy.dhGroup,
        ipsec_encryption: policy.ipsecEncryption,
        ipsec_integrity: policy.ipsecIntegrity,
        pfs_group: policy.pfsGroup,
      },
    );
    expect([variant?.offer.ike[0], variant?.offer.esp[0]]).toEqual([proposals.ike[0], proposals.esp[0]]);
  });
});
