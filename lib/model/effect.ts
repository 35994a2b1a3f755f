/** What a change does to traffic or data, for the person who approves it. */
export interface Effect {
  /** `destroys`: something is lost and cannot be restored. `interrupts`: traffic stops for a while. */
  readonly kind: 'destroys' | 'interrupts';
  readonly words: string;
}

/** While both ends renegotiate the tunnel. */
export const RENEGOTIATION = 'no traffic until both ends have renegotiated, seconds to a few minutes';
