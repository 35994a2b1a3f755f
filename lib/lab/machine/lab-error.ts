/** Something the lab needs is missing or broken; the message says what to do, in one line. */
export class LabError extends Error {
  override readonly name = 'LabError';
}
