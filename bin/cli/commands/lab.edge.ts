import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderLink } from '../../render.edge';
import { EXIT, UserError } from '../../../lib/base/user-error';
import { runLab } from '../../../lib/lab/lab.edge';
import { printPerformance } from '../../../lib/lab/report/performance';
import { printReliability } from '../../../lib/lab/report/reliability';
import { printVerdict, type LabReport } from '../../../lib/lab/report/lab-report';
import { printEvent } from '../../../lib/lab/report/text-report';
import { DEFAULT_LINK_FILES, loadLink } from '../../../lib/workspace/load-link.edge';
import { replaceSection } from '../../../lib/write-files/marked-section';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { valueOf } from '../../../lib/model/fact';

export interface LabCommandOptions {
  readonly config?: string;
  readonly kernel?: string;
  readonly faults?: boolean | string;
  readonly bench?: boolean;
  readonly cloudInit?: boolean;
  readonly doc?: string;
  readonly keep?: boolean;
  readonly pcap?: string;
  readonly json?: boolean;
}

/** Synthesizes a preview of the link and brings it up in the lab. */
export async function lab(options: LabCommandOptions): Promise<void> {
  const { kernel, json } = options;
  if (kernel !== undefined && kernel !== 'host' && kernel !== 'vm') {
    throw new UserError([`--kernel must be host or vm, got '${kernel}'`]);
  }
  const outDir = mkdtempSync(join(tmpdir(), 'vpc2vnet-synth-'));
  try {
    const { link } = loadLink(
      { ...DEFAULT_LINK_FILES, config: options.config ?? DEFAULT_LINK_FILES.config },
      { preview: true },
    );
    writeTree(outDir, renderLink(link, { validate: false }), []);
    if (json !== true) printer.print(`${link.name}: bringing the link up in the lab`);
    const { bench, cloudInit, keep, pcap } = options;
    const report = await runLab({
      ...{ outDir, kernel, bench, cloudInit, keep, pcap },
      gatewayAddresses: link.azure.gateway.instances.map(({ address }) => valueOf(address)),
      faults: typeof options.faults === 'string' ? options.faults.split(',') : options.faults,
      report: (event) => json !== true && printer.print(printEvent(event, printer.paint)),
    });
    printer.print(json === true ? JSON.stringify(report, undefined, 2) : printVerdict(report, printer.paint));
    if (options.doc !== undefined) writeTree(options.doc, tablesOf(report, options.doc), []);
    if (!report.passed) process.exitCode = EXIT.finding;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** The pages of a folder that the report makes new: one as a whole, of the other its section. */
function tablesOf(
  { faults, figures, secondsToFirstPing }: LabReport,
  folder: string,
): readonly { path: string; content: string }[] {
  const pages = faults.length > 0 ? [{ path: 'reliability.md', content: printReliability(faults) }] : [];
  if (figures.length === 0) return pages;
  const page = readFileSync(join(folder, 'performance.md'), 'utf8');
  const content = replaceSection(page, 'lab', printPerformance(figures, secondsToFirstPing));
  return [...pages, { path: 'performance.md', content }];
}
