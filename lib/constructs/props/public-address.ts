import { isIpv4 } from '../../cidr/cidr';
import { specialUseOf } from '../../cidr/public-address';
import type { PropProblem } from './prop-problem';

const REMEDY = 'write what the deployment of the other side printed';

/** Returns a problem when a value is not an IPv4 address that a host on the internet has. */
export function publicAddressProblems(path: readonly string[], value: unknown): readonly PropProblem[] {
  if (value === undefined) return [{ path, rule: 'is missing', remedy: REMEDY }];
  if (typeof value !== 'string' || !isIpv4(value))
    return [{ path, rule: 'must be an IPv4 address', value, remedy: REMEDY }];
  const use = specialUseOf(value);
  if (use === undefined) return [];
  return [{ path, rule: `must be a public IPv4 address, and this is ${use}`, value, remedy: REMEDY }];
}
