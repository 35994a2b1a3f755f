import { readFileSync } from 'node:fs';
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
import { readIfThere, writeTree } from '../../../lib/write-files/write-tree.edge';
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

function requireCurrent(files: readonly EmittedFile[], out: string, from: string): void {
  const differences = compareFiles(files, (path) => readIfThere(join(out, path)));
  if (differences.length === 0) return printer.print(`${out}: up to date`);
  const remedy = `${out} does not match ${from}; run the same command without --check`;
  throw new UserError([...differences, remedy], EXIT.finding);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError([`${path}: cannot be read as Terraform JSON: ${reason}; name the cdk.tf.json of a stack`]);
  }
}
