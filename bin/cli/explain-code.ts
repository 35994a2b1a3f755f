import { nearest } from '../../lib/base/nearest';
import { UserError } from '../../lib/base/user-error';
import messages from '../../lib/config/problems/messages.json';
import { PROBLEM_CODES, type ProblemCode } from '../../lib/config/problems/problem-codes';
import { CODES, DRIVER_EXIT_CODES, EXIT_CODES, type ExitCode } from './exit-codes';

/**
 * Returns the lines that explain an exit code, or the code of a problem, also with its brackets.
 * @throws UserError when there is no such code, with the nearest one if one is near
 */
export function explainCode(given: string): readonly string[] {
  const code = given.replace(/^\[(.*)\]$/, '$1');
  if (isProblemCode(code)) {
    return [
      `${code}: a problem of the config. A message that has it:`,
      `  ${messages[code]}`,
      'The message has the place in the config and the remedy; the exit code is 2.',
    ];
  }
  const lines = [
    ...meaningsIn(DRIVER_EXIT_CODES, code, '`up`, `down`, `plan` and `status`'),
    ...meaningsIn(EXIT_CODES, code, 'the other commands'),
  ];
  if (lines.length > 0) return [`${code}: an exit code`, ...lines];
  const { word, edits } = nearest(code, CODES);
  const remedy =
    edits * 2 > word.length ? '`npm run -s vpc2vnet explain` lists every code' : `the nearest one is ${word}`;
  throw new UserError([`'${given}' is neither an exit code nor a problem code; ${remedy}`]);
}

function meaningsIn(codes: readonly ExitCode[], code: string, commands: string): readonly string[] {
  return codes.filter(({ value }) => String(value) === code).map(({ meaning }) => `  of ${commands}: ${meaning}`);
}

function isProblemCode(code: string): code is ProblemCode {
  return PROBLEM_CODES.some((each) => each === code);
}
