import { printer } from '../../../lib/terminal/terminal.edge';
import { linkFilesFromOptions } from '../../../lib/workspace/app-context.edge';
import { namedFiles } from '../../../lib/workspace/link-files';
import { loadLink, saveHandoff } from '../../../lib/workspace/load-link.edge';
import { removeAside } from '../../../lib/workspace/outputs-files.edge';
import { teardownCommand } from '../../../lib/workspace/commands';
import { nextSteps } from '../../../lib/workspace/next-step';
import { synthesize } from '../../synthesize.edge';
import { printSynthReport, synthReportForMachines, type SynthReport } from '../synth-report';
import type { Run } from '../verbs';

/** Where a preview is written by default: apart from the outputs that can be deployed. */
const PREVIEW_DIRECTORY = 'preview';

/** Synthesizes both clouds and the router into a directory; with `--import`, writes a config instead. */
export const run: Run<'synth'> = async (options) => {
  const { preview = false, validate, out, json } = options;
  const files = linkFilesFromOptions(options);
  if (options.import !== undefined) {
    const { importParameters } = await import('../import-parameters.edge');
    return importParameters(options.import, files.config);
  }
  const started = performance.now();
  const directory = out ?? (preview ? PREVIEW_DIRECTORY : '.');
  const loaded = loadLink(files, { preview, broken: preview ? 'notice' : 'refuse-unknown' });
  const synthesis = synthesize(loaded.link, directory, { config: files.config, validate });
  if (!preview) {
    saveHandoff(files.handoff, loaded.handoff);
    removeAside(loaded.link);
  }
  const report: SynthReport = {
    link: loaded.link,
    directory,
    files: synthesis.files.map(({ path }) => path),
    changed: synthesis.changed,
    notices: loaded.notices,
    next: nextSteps(loaded.actual, loaded.handoff, namedFiles(files)),
    teardown: teardownCommand(namedFiles(files)),
    milliseconds: Math.round(performance.now() - started),
  };
  printer.print(json === true ? synthReportForMachines(report) : printSynthReport(report, printer.paint));
};
