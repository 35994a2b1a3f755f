/** Exit codes of `up`, `down`, `plan` and `status`; documented in docs/reference/exit-codes-and-events.md. */
export const DRIVER_EXIT = {
  ok: 0,
  /** A step failed, or something is left that should not be. */
  failed: 1,
  /** Bad options, config or hand-off, or a preflight that found something missing. */
  badInput: 2,
  /** Nobody agreed to a change that destroys or interrupts. */
  declined: 3,
  /** Another driver works on the link. */
  locked: 4,
  /** Stopped by Ctrl-C after the step it was in. */
  stopped: 130,
} as const;
