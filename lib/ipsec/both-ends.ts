import { CONNECTION_MODES, DPD_TIMEOUT_SECONDS, type AzurePolicy, type ConnectionMode } from './azure-policy';
import { negotiationErrors } from './negotiable';
import { customProfile, PROFILE_NAMES, profileOf, type CryptoProfile, type ProfileName } from './profiles';

/** What both ends of a connection must agree on. Give the same object to the router and to the connection in Azure. */
export interface IpsecProps {
  /** Crypto profile: `strong`, `compatible` or `azure-default`. @default 'strong' */
  readonly profile?: ProfileName;
  /** A policy of your own instead of a profile: all eight fields of Azure. @default - the policy of the profile */
  readonly policy?: AzurePolicy;
  /** Timeout of dead peer detection (DPD) on the Azure side, in seconds, from 9 to 3600. @default 45 */
  readonly dpdTimeoutSeconds?: number;
  /** Which end may initiate, from the view of Azure. @default 'ResponderOnly' */
  readonly connectionMode?: ConnectionMode;
}

/** What both ends are made from. */
export interface AgreedIpsec {
  readonly crypto: CryptoProfile;
  readonly dpdTimeoutSeconds: number;
  readonly connectionMode: ConnectionMode;
}

/**
 * Returns what both ends are made from, with every default in place.
 * @throws Error when the policy cannot be negotiated; {@link ipsecProblems} has none then
 */
export function agreedIpsec(props: IpsecProps = {}): AgreedIpsec {
  const { profile = 'strong', policy, dpdTimeoutSeconds, connectionMode } = props;
  return {
    crypto: policy === undefined ? profileOf(profile) : customProfile('custom', policy),
    dpdTimeoutSeconds: dpdTimeoutSeconds ?? DPD_TIMEOUT_SECONDS.default,
    connectionMode: connectionMode ?? 'ResponderOnly',
  };
}

/** Returns a line for each value that no router and no connection can be made from. */
export function ipsecProblems(props: IpsecProps = {}): readonly string[] {
  const { profile, policy, dpdTimeoutSeconds, connectionMode } = props;
  const { min, max } = DPD_TIMEOUT_SECONDS;
  const seconds = dpdTimeoutSeconds ?? DPD_TIMEOUT_SECONDS.default;
  return [
    ...oneOf('profile', profile, PROFILE_NAMES),
    ...oneOf('connectionMode', connectionMode, CONNECTION_MODES),
    ...(profile !== undefined && policy !== undefined
      ? [`ipsec.profile cannot be combined with ipsec.policy, got '${profile}'; remove one of the two`]
      : []),
    ...(policy === undefined ? [] : negotiationErrors(policy)).map(
      ({ field, rule, remedy }) => `ipsec.policy.${field} ${rule}, got '${policy?.[field]}'; ${remedy}`,
    ),
    ...(Number.isInteger(seconds) && seconds >= min && seconds <= max
      ? []
      : [`ipsec.dpdTimeoutSeconds must be a whole number from ${min} to ${max}, got ${seconds}`]),
  ];
}

/** JavaScript has no types that would keep another word out. */
function oneOf(field: keyof IpsecProps, value: string | undefined, known: readonly string[]): readonly string[] {
  if (value === undefined || known.includes(value)) return [];
  return [`ipsec.${field} must be one of ${known.join(', ')}, got '${value}'`];
}
