import { join } from 'node:path';
import { EXIT } from '../../../lib/base/user-error';
import { printComment } from '../../../lib/review/markdown/print-comment';
import { printPage } from '../../../lib/review/page/print-page';
import { findingsOf, reviewOf } from '../../../lib/review/review';
import { printer } from '../../../lib/terminal/terminal.edge';
import { linkFilesFromOptions } from '../../../lib/workspace/app-context.edge';
import { loadAtRevision } from '../../../lib/workspace/load-revision.edge';
import {
  labRecordPath,
  parseLabRecord,
  RECORDED_RUNS,
  type LabRecord,
  type RecordedKind,
} from '../../../lib/workspace/lab-record';
import { loadLink } from '../../../lib/workspace/load-link.edge';
import { readIfThere } from '../../../lib/write-files/read-file.edge';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { renderLink } from '../../render.edge';
import type { Run } from '../verbs';

/** Ignored by git. */
const DIRECTORY = 'review';

/** Writes a page and a comment about the link; pending addresses are filled as in a preview, and no cloud is asked. */
export const run: Run<'review'> = (options) => {
  const files = linkFilesFromOptions(options);
  const { link, actual, handoff } = loadLink(files, { preview: true, broken: 'notice' });
  const since = options.since === undefined ? undefined : loadAtRevision(files, options.since, handoff);
  const lab = readLabRecords(link.name);
  const review = reviewOf(link, renderLink(link, { validate: false }), { actual, handoff, since, lab });
  const directory = options.out ?? DIRECTORY;
  writeTree(directory, [
    { path: 'index.html', content: printPage(review) },
    { path: 'review.md', content: printComment(review) },
  ]);
  const findings = findingsOf(review);
  findings.forEach((finding) => printer.print(printer.paint.warn(finding)));
  if (findings.length > 0) process.exitCode = EXIT.finding;
  printer.print(
    `${join(directory, 'index.html')}: the review of ${review.link}, one page\n${join(directory, 'review.md')}: its short form for a pull request`,
  );
};

function readLabRecords(link: string): readonly LabRecord[] {
  return (Object.keys(RECORDED_RUNS) as RecordedKind[]).flatMap((kind) => {
    const record = parseLabRecord(readIfThere(labRecordPath(link, kind)), link);
    return record === undefined ? [] : [record];
  });
}
