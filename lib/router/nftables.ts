/** An nftables ruleset of one table, as far as a router needs it. */
export interface NftTable {
  readonly family: 'inet';
  readonly name: string;
  readonly sets: readonly NftSet[];
  readonly chains: readonly NftChain[];
}

/** A named set of IPv4 networks. */
export interface NftSet {
  readonly name: string;
  readonly networks: readonly string[];
}

export interface NftChain {
  readonly name: string;
  readonly hook: 'input' | 'forward' | 'output';
  readonly priority: 'mangle' | 'filter';
  readonly policy: 'accept' | 'drop';
  readonly rules: readonly NftRule[];
}

export interface NftRule {
  readonly when: readonly NftMatch[];
  readonly then: NftAction;
  readonly why?: string;
}

export type NftMatch =
  | {
      readonly kind: 'interface';
      readonly direction: 'in' | 'out';
      readonly is: boolean;
      readonly names: readonly string[];
    }
  | { readonly kind: 'address'; readonly direction: 'source' | 'destination'; readonly set: string }
  | { readonly kind: 'icmp'; readonly type: 'echo-request' | 'redirect' }
  | { readonly kind: 'udp'; readonly from?: number; readonly to: readonly number[] }
  | { readonly kind: 'syn' }
  | { readonly kind: 'established' };

export type NftAction =
  { readonly kind: 'accept' } | { readonly kind: 'drop' } | { readonly kind: 'clamp-mss'; readonly bytes: number };
