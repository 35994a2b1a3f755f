import { AZURE_IKE_LIFETIME_SECONDS } from './azure-policy';

/** When strongSwan rekeys, in seconds and bytes; all strictly below Azure's limits, so that the router rekeys first. */
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
 * Share of Azure's lifetime after which strongSwan rekeys. The hard limit is a tenth later, still below Azure's.
 * strongSwan randomizes each rekey over the tenth before, so that the two sides do not rekey simultaneously.
 * @see https://docs.strongswan.org/docs/latest/config/rekeying.html
 */
const CHILD_SHARE = { numerator: 13, denominator: 15 } as const;
const BYTES_SHARE = { numerator: 1_024, denominator: 1_250 } as const;
const IKE_SHARE = { numerator: 7, denominator: 8 } as const;
const BYTES_PER_KILOBYTE = 1_024;

/** The lifetimes of strongSwan for an Azure IPsec SA of `seconds` and `kilobytes` (1024 bytes). */
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
