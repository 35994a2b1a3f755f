import { rmSync } from 'node:fs';
import { importOutputs } from '../../link/import-outputs';
import { printHandoff, type Parsed } from '../../handoff/parse';
import type { Handoff } from '../../handoff/handoff';
import { setField } from '../../link/set-field';
import { saveHandoff } from '../../link/load-link.edge';
import { readIfThere } from '../../output/write-tree.edge';
import { printer } from '../../output/terminal.edge';
import { UserError } from '../../errors/user-error';
import { workspaceHere, type WorkspaceOptions } from './workspace.edge';

export function showHandoff(options: WorkspaceOptions): void {
  printer.print(printHandoff(workspaceHere(options).load().handoff).trimEnd());
}

/** Takes an outputs file; the outputs file of the same side would be read over it next time, so that one goes. */
export function importHandoff(file: string, options: WorkspaceOptions): void {
  const { files, load } = workspaceHere(options);
  const { plan, handoff } = load();
  const text = readIfThere(file);
  if (text === undefined)
    throw new UserError([`${file} does not exist; name the file that the deployment's outputs are in`]);
  const imported = accept(importOutputs(text, file, plan, handoff));
  saveHandoff(files.handoff, imported);
  if (imported.azure !== handoff.azure) rmSync(files.azureOutputs, { force: true });
  printer.print(printHandoff(imported).trimEnd());
}

export function setHandoff(field: string, value: string, options: WorkspaceOptions): void {
  const { files, load } = workspaceHere(options);
  const { plan, handoff } = load();
  const changed = accept(setField(field, value, plan, handoff));
  saveHandoff(files.handoff, changed);
  rmSync(field.startsWith('aws.') ? files.awsOutputs : files.azureOutputs, { force: true });
  printer.print(printHandoff(changed).trimEnd());
}

function accept(parsed: Parsed<Handoff>): Handoff {
  if (!parsed.ok) throw new UserError([parsed.problem]);
  return parsed.value;
}
