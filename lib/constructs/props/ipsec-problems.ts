import { negotiablePolicy, oneSourceOfPolicy } from '../../config/rules/ipsec';
import { ipsecSchema } from '../../config/schema/ipsec';
import type { IpsecProps } from '../../ipsec/both-ends';
import type { PropProblem } from './prop-problem';
import { readProps } from './read-props';

/** Returns a problem for each value that no router and no connection can be made from, by the rules of a config. */
export function ipsecProblems(props: IpsecProps | undefined): readonly PropProblem[] {
  const { data, problems } = readProps(ipsecSchema, props, ['ipsec']);
  if (data === undefined) return problems;
  const input = { config: { ipsec: data } };
  return [...oneSourceOfPolicy(input), ...negotiablePolicy(input)];
}
