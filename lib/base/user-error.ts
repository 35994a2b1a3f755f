/** Exit codes of every command. */
export const EXIT = { ok: 0, finding: 1, badInput: 2 } as const;

/** An error that the user can fix; its lines are printed without a stack trace. */
export class UserError extends Error {
  /** One line for each problem. */
  readonly lines: readonly string[];
  /** Exit code of a command that ends with it. */
  readonly exitCode: number;

  /** An error with these lines, for bad input unless another exit code is given. */
  constructor(lines: readonly string[], exitCode: number = EXIT.badInput) {
    super(lines.join('\n'));
    this.name = 'UserError';
    this.lines = lines;
    this.exitCode = exitCode;
  }
}
