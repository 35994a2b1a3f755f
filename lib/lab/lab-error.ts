import { EXIT, UserError } from '../base/user-error';

/** A requirement of the lab is missing, or its input is invalid; the message has cause and remedy, in one line. */
export class LabError extends UserError {
  constructor(message: string) {
    super([message], EXIT.finding);
    this.name = 'LabError';
  }
}
