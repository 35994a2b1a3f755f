import { AZURE_IKE_LIFETIME_SECONDS } from './azure-policy';

/** When strongSwan renews keys, in seconds and bytes; all strictly inside Azure's, so that we always rekey first. */
export interface Lifetimes {
  readonly ike: { readonly rekeySeconds: number; readonly overSeconds: number };
  readonly child: {
    readonly rekeySeconds: number;
    readonly lifeSeconds: number;
    readonly rekeyBytes: number;
    readonly lifeBytes: number;
  };
}

/**
 * Share of Azure's lifetime after which strongSwan rekeys. The hard limit is a tenth later, still inside Azure's;
 * strongSwan spreads each rekey over the tenth before, so the two ends never rekey in the same moment.
 * @see https://docs.strongswan.org/docs/latest/config/rekeying.html
 */
const CHILD_SHARE = { numerator: 13, denominator: 15 } as const;
const BYTES_SHARE = { numerator: 1_024, denominator: 1_250 } as const;
const IKE_SHARE = { numerator: 7, denominator: 8 } as const;
const BYTES_PER_KILOBYTE = 1_024;

/** The lifetimes for an Azure SA of `seconds` and `kilobytes`. */
export function lifetimesInside(seconds: number, kilobytes: number): Lifetimes {
  const ikeRekey = share(AZURE_IKE_LIFETIME_SECONDS, IKE_SHARE);
  const childRekey = share(seconds, CHILD_SHARE);
  const rekeyBytes = share(kilobytes * BYTES_PER_KILOBYTE, BYTES_SHARE);
  return {
    ike: { rekeySeconds: ikeRekey, overSeconds: tenth(ikeRekey) },
    child: {
      rekeySeconds: childRekey,
      lifeSeconds: childRekey + tenth(childRekey),
      rekeyBytes,
      lifeBytes: rekeyBytes + tenth(rekeyBytes),
    },
  };
}

function share(whole: number, part: { readonly numerator: number; readonly denominator: number }): number {
  return Math.floor((whole * part.numerator) / part.denominator);
}

function tenth(value: number): number {
  return Math.floor(value / 10);
}
