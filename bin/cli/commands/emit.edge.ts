import { join } from 'node:path';
import { compareFiles } from '../../../lib/terraform-to-bicep/compare';
import {
  describeProblem,
  emitAzure,
  EmitError,
  type EmitOptions,
  type EmittedFile,
} from '../../../lib/terraform-to-bicep';
import { EXIT, UserError } from '../../../lib/base/user-error';
import { LARGEST_LONG_BYTES, readIfThere, readUserFile } from '../../../lib/write-files/read-file.edge';
import { isUnfinished, writeTree } from '../../../lib/write-files/write-tree.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import type { Run } from '../verbs';

/**
 * Writes the Bicep and the ARM JSON of a stack; with `--check`, compares them with the existing files instead.
 * @throws UserError when the stack cannot be read or translated, or `--check` finds a difference
 */
export const run: Run<'emit'> = ({ from, out, check, scope, handoffCommand }) => {
  const files = emitFrom(from, { scope, handoffCommand });
  if (check === true) return requireCurrent(files, out, from);
  const { written, unchanged } = writeTree(out, files);
  printer.print(`${out}: ${written.length} written, ${unchanged.length} unchanged`);
};

/** @throws UserError with a line for everything that cannot be translated. */
function emitFrom(from: string, options: EmitOptions): readonly EmittedFile[] {
  const stack = readJson(from);
  try {
    return emitAzure(stack, options);
  } catch (error) {
    if (error instanceof EmitError) throw new UserError(error.problems.map(describeProblem));
    throw error;
  }
}

const REPEAT = 'run the same command without --check';

function requireCurrent(files: readonly EmittedFile[], out: string, from: string): void {
  if (isUnfinished(out))
    throw new UserError([`${out} is being written, or a run was killed while it wrote; ${REPEAT}`]);
  // A checkout on Windows may have other line ends than the repository.
  const differences = compareFiles(files, (path) => readIfThere(join(out, path))?.replaceAll('\r\n', '\n'));
  if (differences.length === 0) return printer.print(`${out}: up to date`);
  const remedy = `${out} does not match ${from}; ${REPEAT}`;
  throw new UserError([...differences.flatMap((difference) => difference.split('\n')), remedy], EXIT.finding);
}

const REMEDY = 'name the cdk.tf.json of a stack';

function readJson(path: string): unknown {
  const text = readUserFile(path, REMEDY, LARGEST_LONG_BYTES);
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError([`${path} is not complete JSON (half-written or edited); ${REMEDY}`]);
  }
}
