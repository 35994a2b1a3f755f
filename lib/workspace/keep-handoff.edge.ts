import { rmSync } from 'node:fs';
import type { Handoff } from '../handoff/handoff';
import type { LinkFiles } from './link-files';
import { saveHandoff } from './load-link.edge';

/** Keeps a hand-off that was read from the clouds, and removes the outputs files that are older than it. */
export function keepHandoff(files: LinkFiles, handoff: Handoff): void {
  saveHandoff(files.handoff, handoff);
  if (handoff.aws !== undefined) rmSync(files.awsOutputs, { force: true });
  if (handoff.azure !== undefined) rmSync(files.azureOutputs, { force: true });
}
