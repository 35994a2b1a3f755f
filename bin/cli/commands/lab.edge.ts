import { randomInt } from 'node:crypto';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { EXIT, UserError } from '../../../lib/base/user-error';
import type { LabEvent } from '../../../lib/lab/findings';
import { runDays, runLab } from '../../../lib/lab/lab.edge';
import { buildKernel } from '../../../lib/lab/machine/uml/build-kernel.edge';
import type { MonthOptions, MonthReport } from '../../../lib/lab/month/month-report';
import { printMonth } from '../../../lib/lab/report/month-text';
import { measuredOn } from '../../../lib/lab/report/measured-on';
import { printPerformance } from '../../../lib/lab/report/performance';
import { printReliability } from '../../../lib/lab/report/reliability';
import { printVerdict, type LabReport } from '../../../lib/lab/report/lab-report';
import { printEvent } from '../../../lib/lab/report/text-report';
import { linkFilesFromOptions } from '../../../lib/workspace/app-context.edge';
import { loadLink } from '../../../lib/workspace/load-link.edge';
import { replaceSection } from '../../../lib/write-files/marked-section';
import { readUserFile } from '../../../lib/write-files/read-file.edge';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../../lib/write-files/temporary-folder.edge';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { printer, printNotice } from '../../../lib/terminal/terminal.edge';
import { valueOf } from '../../../lib/model/fact';
import type { Link } from '../../../lib/model/link';
import { kindOf, labRecordPath, printLabRecord, type RecordedRun } from '../../../lib/workspace/lab-record';
import type { OutputFile } from '../../../lib/write-files/file-tree';
import { writeFile } from '../../../lib/write-files/write-file.edge';
import { faultNames, labOptionProblems } from '../lab-options';
import type { Run } from '../verbs';

/**
 * Synthesizes a preview of the link and runs it in the lab, or builds the lab's kernel. Sets the exit code to 1 when a
 * check fails.
 * @throws UserError when an option is invalid
 * @throws UserError when an option for one site is used with a link of several
 * @throws LabError when the lab cannot run
 */
export const run: Run<'lab'> = async (options) => {
  const problems = labOptionProblems(options);
  if (problems.length > 0) throw new UserError(problems);
  const { config, faults, doc, json, buildKernel: build, days, seed, ...setup } = options;
  if (build === true) return buildLabKernel();
  const month = readMonth(days, seed);
  const outDir = makeTemporaryFolder();
  try {
    const { link } = loadLink(linkFilesFromOptions({ config }), { preview: true, broken: 'notice' });
    requireOneSite(link, { '--faults': faults, '--bench': setup.bench, '--days': days, '--peer': setup.peer });
    let files: readonly OutputFile[] = [];
    const synthesize = async (): Promise<void> => {
      // Loaded here: the lab's own kernel boots beside it.
      const { renderLink } = await import('../../render.edge');
      files = renderLink(link, { validate: false });
      writeTree(outDir, files);
    };
    const gatewayAddresses = link.azure.gateway.instances.map(({ address }) => valueOf(address));
    const report = (event: LabEvent): void => {
      if (json !== true) printer.print(printEvent(event, printer.paint));
    };
    if (json !== true) printer.print(`${link.name}: starting the lab`);
    if (month !== undefined) {
      const lived = await runDays({ outDir, gatewayAddresses, synthesize, report }, month);
      printer.print(json === true ? JSON.stringify(lived, undefined, 2) : printMonth(lived, printer.paint));
      record(daysRun(link, lived), files);
      if (!lived.passed) process.exitCode = EXIT.finding;
      return;
    }
    const found = await runLab({
      ...setup,
      outDir,
      gatewayAddresses,
      synthesize,
      report,
      faults: faultNames(faults),
    });
    printer.print(json === true ? JSON.stringify(found, undefined, 2) : printVerdict(found, printer.paint));
    record({ ...found, link: link.name, peer: setup.peer }, files);
    if (doc !== undefined) writeTree(doc, tablesOf(found, doc));
    if (!found.passed) process.exitCode = EXIT.finding;
  } finally {
    removeTemporaryFolder(outDir);
  }
};

/** What the review shows of a run of days, each disturbance as a fault. */
function daysRun({ name }: Link, lived: MonthReport): RecordedRun {
  const { days, daysRun: run, seed, sent, answered, longestGapSeconds, passed, problems, recoveries } = lived;
  return {
    link: name,
    kernel: { kind: 'uml', clock: 'virtual' },
    days: { planned: days, run, seed, sent, answered, longestOutageSeconds: longestGapSeconds },
    passed,
    checks: problems.map((title) => ({ title, outcome: 'failed' })),
    faults: recoveries.map(({ title, outageSeconds }) => ({ title, outcome: 'passed', outageSeconds })),
    secondsToFirstPing: undefined,
  };
}

/** Saves what the review shows of a run. The run counts also where its record cannot be written. */
function record(run: RecordedRun, files: readonly OutputFile[]): void {
  try {
    writeFile(labRecordPath(run.link, kindOf(run)), printLabRecord(run, files, new Date()));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    error.lines.forEach((line) => printNotice(`the review will not show this run: ${line}`));
  }
}

/**
 * Checks that options for links of one site are used with such a link.
 * @throws UserError naming those that are not
 */
function requireOneSite({ name, sites }: Link, options: Readonly<Record<string, unknown>>): void {
  const used = Object.keys(options).filter((option) => options[option] !== undefined && options[option] !== false);
  if (sites.length === 1 || used.length === 0) return;
  const each = used.map(
    (option) =>
      `${option} is for a link of one site, and ${name} has ${sites.length}; remove ${option}, or the key sites`,
  );
  throw new UserError(each);
}

/** Days and seed as numbers; without a seed, one is drawn, and printed with the result. */
function readMonth(days: string | undefined, seed: string | undefined): MonthOptions | undefined {
  if (days === undefined) return undefined;
  return { days: Number(days), seed: seed === undefined ? randomInt(1e9) : Number(seed) };
}

async function buildLabKernel(): Promise<void> {
  const start = performance.now();
  const path = await buildKernel((line) => printer.print(line));
  printer.print(`the lab's kernel is built: ${path} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
}

/** The pages of a folder with the report's tables: one is replaced as a whole, of the other one section. */
function tablesOf(
  { faults, figures, kernel, secondsToFirstPing }: LabReport,
  folder: string,
): readonly { path: string; content: string }[] {
  const [processor] = cpus();
  const computer = { cores: cpus().length, processor: processor?.model ?? '', memoryGiB: totalmem() / 2 ** 30 };
  const measured = measuredOn(computer, kernel.kind);
  const pages =
    faults.length > 0 ? [{ path: 'reliability.md', content: printReliability(faults, kernel.clock, measured) }] : [];
  if (figures.length === 0) return pages;
  const page = readUserFile(join(folder, 'performance.md'), 'name the folder of the pages');
  const content = replaceSection(page, 'lab', printPerformance(figures, secondsToFirstPing, measured));
  return [...pages, { path: 'performance.md', content }];
}
