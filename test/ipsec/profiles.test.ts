import { PROFILE_NAMES, profileOf } from '../../lib/ipsec/profiles';
import { proposalsOf } from '../../lib/ipsec/proposals';
import { KEY_EXCHANGE } from './policies';

describe.each(PROFILE_NAMES)('the profile %s', (name) => {
  const profile = profileOf(name);

  test('never relies on strongSwan’s default proposals', () => {
    const all = [...profile.proposals.ike, ...profile.proposals.esp];

    expect(all.filter((proposal) => proposal.includes('default') || proposal === '')).toEqual([]);
  });

  test('has the proposals of its policy, if it has one', () => {
    if (profile.policy === undefined) expect(name).toBe('azure-default');
    else expect(profile.proposals).toEqual(proposalsOf(profile.policy));
  });
});

test('azure-default offers what Azure accepts without a policy: DH group 2 for IKE, and no key exchange for ESP', () => {
  const { ike, esp } = profileOf('azure-default').proposals;

  expect(ike.map((proposal) => proposal.split('-').at(-1))).toEqual(['modp1024', 'modp1024']);
  expect(esp.filter((proposal) => proposal.split('-').some((keyword) => KEY_EXCHANGE.test(keyword)))).toEqual([]);
});
