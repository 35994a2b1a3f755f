import { negotiationErrors } from '../../ipsec/negotiable';
import type { IpsecInput, Rule, RuleProblem } from './rule';

const LIMITS = ['saLifeTimeSeconds', 'saDataSizeKilobytes'] as const;

/** A policy is one that both ends can negotiate. */
export const negotiablePolicy: Rule<IpsecInput> = ({ config }) => {
  const { policy } = config.ipsec;
  if (policy === undefined) return [];
  return negotiationErrors(policy).map(({ field, others, rule, remedy }) => ({
    code: 'not-negotiable',
    path: ['ipsec', 'policy', field],
    others: others.map((other) => ['ipsec', 'policy', other]),
    rule,
    value: policy[field],
    remedy,
  }));
};

/** A policy stands alone, and the limits of `azure-default` are Azure's own. */
export const oneSourceOfPolicy: Rule<IpsecInput> = ({ config }) => {
  const { ipsec } = config;
  const problems: RuleProblem[] = [];
  if (ipsec.policy !== undefined && ipsec.profile !== undefined) {
    problems.push({
      code: 'profile-and-policy',
      path: ['ipsec', 'profile'],
      others: [['ipsec', 'policy']],
      rule: 'cannot be combined with ipsec.policy',
      value: ipsec.profile,
      remedy: 'remove one of the two',
    });
  }
  const owner = ipsec.policy !== undefined ? 'a policy has its own' : undefined;
  const fixed = ipsec.profile === 'azure-default' ? 'azure-default uses the limits of Azure' : undefined;
  const why = owner ?? fixed;
  if (why === undefined) return problems;
  return problems.concat(
    LIMITS.filter((key) => ipsec[key] !== undefined).map((key) => ({
      code: 'limits-fixed',
      path: ['ipsec', key],
      others: [
        ['ipsec', 'policy'],
        ['ipsec', 'profile'],
      ],
      rule: `must not be set here: ${why}`,
      value: ipsec[key],
      remedy: owner === undefined ? 'remove it, or use the profile strong' : 'set it inside the policy',
    })),
  );
};
