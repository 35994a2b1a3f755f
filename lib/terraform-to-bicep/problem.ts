export interface Problem {
  /** Path of the construct, or the Terraform address where there is none. */
  readonly path: string;
  readonly attribute: string;
  /** What is wrong and what could be done, in one line. */
  readonly message: string;
}

/** The stack says something that Bicep and ARM JSON cannot say; every such place is listed. */
export class EmitError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'EmitError';
    this.problems = Object.freeze([...problems]);
  }
}

/** One line for the reader. */
export function describeProblem({ path, attribute, message }: Problem): string {
  return attribute === '' ? `${path}: ${message}` : `${path}: ${attribute}: ${message}`;
}

/** Thrown while one attribute is translated; becomes a problem where the attribute is known. */
export class Inexpressible extends Error {
  readonly at: string;

  constructor(message: string, at = '') {
    super(message);
    this.name = 'Inexpressible';
    this.at = at;
  }
}
