import { join } from 'node:path';
import { renderLink } from '../../render.edge';
import { factsOf, isPreview } from '../../../lib/model/fact';
import { nextStep } from '../../../lib/workspace/next-step';
import { DEFAULT_LINK_FILES, loadLink, saveHandoff, type LinkFiles } from '../../../lib/workspace/load-link.edge';
import { OWN_FILES_LIST, ownFilesList, staleFiles } from '../../../lib/write-files/own-files';
import { readIfThere, writeTree } from '../../../lib/write-files/write-tree.edge';
import { printSynthReport, type SynthReport } from '../synth-report';
import { printer } from '../../../lib/terminal/terminal.edge';

export interface SynthOptions {
  readonly config?: string;
  readonly handoff?: string;
  readonly out?: string;
  readonly preview?: boolean;
  readonly validate?: boolean;
  readonly json?: boolean;
}

/** Where a preview goes by default: apart from the outputs that can be deployed. */
const PREVIEW_DIRECTORY = 'preview';

/** Synthesizes both clouds and the router into a directory. */
export function synth(options: SynthOptions): void {
  const started = performance.now();
  const preview = options.preview ?? false;
  const files: LinkFiles = {
    ...DEFAULT_LINK_FILES,
    config: options.config ?? DEFAULT_LINK_FILES.config,
    handoff: options.handoff ?? DEFAULT_LINK_FILES.handoff,
  };
  const directory = options.out ?? (preview ? PREVIEW_DIRECTORY : '.');
  const { link, actual, handoff, notices } = loadLink(files, { preview });
  const outputs = renderLink(link, { validate: options.validate ?? false });
  const stale = staleFiles(readIfThere(join(directory, OWN_FILES_LIST)), outputs);
  const written = writeTree(directory, [...outputs, ownFilesList(outputs)], stale);
  if (!preview) saveHandoff(files.handoff, handoff);
  const report: SynthReport = {
    link,
    directory,
    files: outputs.map(({ path }) => path),
    changed: written.written.length + written.removed.length,
    notices,
    next: nextStep(actual, handoff, { config: options.config, handoff: options.handoff }),
    milliseconds: Math.round(performance.now() - started),
  };
  printer.print(
    options.json === true ? JSON.stringify(jsonReport(report), undefined, 2) : printSynthReport(report, printer.paint),
  );
}

function jsonReport({ link, directory, files, notices, next }: SynthReport): object {
  return {
    link: link.name,
    preview: isPreview(link),
    directory,
    files,
    facts: factsOf(link),
    notices,
    next,
  };
}
