/** A part of a stack that has no counterpart in Bicep and ARM JSON. */
export interface Problem {
  /** Path of the construct, or the Terraform address of a block without one. */
  readonly path: string;
  /** Name of the attribute; empty for a whole block. */
  readonly attribute: string;
  /** Cause and remedy, in one line. */
  readonly message: string;
}

/** Parts of the stack have no counterpart in Bicep and ARM JSON; all of them are listed. */
export class EmitError extends Error {
  /** All of them, in the order of the stack. */
  readonly problems: readonly Problem[];

  /** An error with a line for each problem. */
  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'EmitError';
    this.problems = Object.freeze([...problems]);
  }
}

/** A problem in one line. */
export function describeProblem({ path, attribute, message }: Problem): string {
  return attribute === '' ? `${path}: ${message}` : `${path}: ${attribute}: ${message}`;
}

/** Thrown while one attribute is translated; its caller, which knows the attribute, reports it as a problem. */
export class Inexpressible extends Error {
  readonly at: string;

  constructor(message: string, at = '') {
    super(message);
    this.name = 'Inexpressible';
    this.at = at;
  }
}
