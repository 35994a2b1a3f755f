import { DPD_TIMEOUT_SECONDS, type AzurePolicy, type ConnectionMode } from './azure-policy';
import { customProfile, profileOf, type CryptoProfile, type ProfileName } from './profiles';

/** What both ends of a connection must agree on. Give the same object to the router and to the connection in Azure. */
export interface IpsecProps {
  /** Crypto profile: `strong`, `compatible` or `azure-default`. @default 'strong' */
  readonly profile?: ProfileName;
  /** A policy of your own instead of a profile: all eight fields of Azure. @default - the policy of the profile */
  readonly policy?: AzurePolicy;
  /** Lifetime of an IPsec SA of the profile on the Azure side, in seconds, from 300. @default 27000 */
  readonly saLifeTimeSeconds?: number;
  /** Data limit of an IPsec SA of the profile, in kilobytes (1024 bytes), from 1024; 0 for none. @default 102400000 */
  readonly saDataSizeKilobytes?: number;
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
 * @throws Error when the policy cannot be negotiated
 */
export function agreedIpsec(props: IpsecProps = {}): AgreedIpsec {
  const { profile = 'strong', policy, dpdTimeoutSeconds, connectionMode, ...limits } = props;
  return {
    crypto: policy === undefined ? profileOf(profile, limits) : customProfile('custom', policy),
    dpdTimeoutSeconds: dpdTimeoutSeconds ?? DPD_TIMEOUT_SECONDS.default,
    connectionMode: connectionMode ?? 'ResponderOnly',
  };
}
