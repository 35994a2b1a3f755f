import { UserError } from '../base/user-error';

/** Something in the rendered files that the matrix cannot be computed from. */
export class ReachError extends UserError {
  constructor(what: string) {
    super([`cannot compute who reaches whom: ${what}`]);
    this.name = 'ReachError';
  }
}
