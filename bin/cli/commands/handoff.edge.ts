import { rmSync } from 'node:fs';
import { importOutputs } from '../../../lib/handoff/import-outputs';
import { printHandoff } from '../../../lib/handoff/parse';
import type { Parsed } from '../../../lib/handoff/parsed';
import { setField } from '../../../lib/handoff/set-field';
import { saveHandoff } from '../../../lib/workspace/load-link.edge';
import { readIfThere } from '../../../lib/write-files/write-tree.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { UserError } from '../../../lib/base/user-error';
import { workspaceHere, type WorkspaceOptions } from './workspace.edge';

export function showHandoff(options: WorkspaceOptions): void {
  printer.print(printHandoff(workspaceHere(options).load().handoff).trimEnd());
}

/** Takes an outputs file; the outputs file of the same side would be read over it next time, so that one goes. */
export function importHandoff(file: string, options: WorkspaceOptions): void {
  const { files, load } = workspaceHere(options);
  const { actual, handoff } = load();
  const text = readIfThere(file);
  if (text === undefined)
    throw new UserError([`${file} does not exist; name the file that the deployment's outputs are in`]);
  const imported = accept(importOutputs(text, file, actual, handoff));
  saveHandoff(files.handoff, imported);
  if (imported.azure !== handoff.azure) rmSync(files.azureOutputs, { force: true });
  printer.print(printHandoff(imported).trimEnd());
}

export function setHandoff(field: string, value: string, options: WorkspaceOptions): void {
  const { files, load } = workspaceHere(options);
  const { actual, handoff } = load();
  const { handoff: changed, notices } = accept(setField(field, value, actual, handoff));
  saveHandoff(files.handoff, changed);
  rmSync(field.startsWith('aws.') ? files.awsOutputs : files.azureOutputs, { force: true });
  for (const notice of notices) process.stderr.write(`${notice}\n`);
  printer.print(printHandoff(changed).trimEnd());
}

function accept<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new UserError([parsed.problem]);
  return parsed.value;
}
