/** Exit codes of `up`, `down`, `plan` and `status`; documented in docs/reference/exit-codes-and-events.md. */
export const DRIVER_EXIT = {
  ok: 0,
  /** A step failed, or resources remain after a removal. */
  failed: 1,
  /** Bad options, config or hand-off, or a preflight that found something missing. */
  badInput: 2,
  /** A destructive or disruptive change was not approved. */
  declined: 3,
  /** Another driver is running on the link. */
  locked: 4,
  /** Stopped by Ctrl-C, after the current step or by interrupting it. */
  stopped: 130,
} as const;
