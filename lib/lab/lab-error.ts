import { EXIT, UserError } from '../base/user-error';

/** Something the lab needs is missing or broken; the message says what to do, in one line. */
export class LabError extends UserError {
  constructor(message: string) {
    super([message], EXIT.finding);
    this.name = 'LabError';
  }
}
