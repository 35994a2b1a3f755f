import { printVerdict, type LabReport } from '../../lib/lab/report/lab-report';
import { printEvent as printLabEvent } from '../../lib/lab/report/text-report';
import { judgeChanges } from '../../lib/driver/report/change';
import type { DriverEvent } from '../../lib/driver/report/driver-event';
import { printChanges, type ChangesReport } from '../../lib/driver/report/print-changes';
import { printEvent } from '../../lib/driver/report/print-event';
import { printStatus, type StatusReport } from '../../lib/driver/report/print-status';
import { NO_PAINT } from '../../lib/terminal/paint';
import { readRepository } from './repository';

/**
 * Folder of the recorded runs; each is what a command printed with `--json`. `npx ts-node test/driver/real/record.ts`
 * records those of the driver, against emulators of both clouds; `npm run -s lab -- --json` that of the lab, `lab.json`.
 */
const FOLDER = 'docs/recorded';
const GAP = '  …';

/** What a command printed once, and when it ended. */
interface Recorded<T> {
  readonly at: string;
  readonly printed: T;
}

/** The ids of the checks in the recorded run of the lab. */
export function recordedChecks(): readonly string[] {
  return readLab().checks.map(({ id }) => id);
}

/** The end of a run of the lab; with `ids`, only these checks, and the first line of each SA. */
export function labRun(ids?: readonly string[]): string {
  const report = readLab();
  const { checks, sas } = report;
  const lines = checks.flatMap((check, index) => {
    const shown = ids?.includes(check.id) ?? true;
    if (!shown) return isGap(checks, ids, index) ? ['    …'] : [];
    return printLabEvent({ kind: 'check', check }, NO_PAINT).split('\n');
  });
  const shownSas = ids === undefined ? sas : firstLines(sas);
  return [...lines, printVerdict({ ...report, sas: shownSas }, NO_PAINT)].join('\n');
}

/** The lines of a listing of SAs that name one: of an IKE SA at its start, of an IPsec SA with its number. */
function firstLines(sas: string): string {
  return sas
    .split('\n')
    .filter((line) => /^\s*\S+: #\d+, /.test(line))
    .join('\n');
}

/** Whether a check that is not shown follows one that is, and stands before another. */
function isGap(checks: LabReport['checks'], ids: readonly string[] = [], index: number): boolean {
  const isShown = (at: number): boolean => ids.includes(checks[at]?.id ?? '');
  return isShown(index - 1) && checks.some((_, at) => at > index && isShown(at));
}

/** A first run of `up`; of the resources of a step, the first and the last. */
export function upRun(): string {
  return readEvents('up')
    .filter((event) => printEvent(event) !== undefined)
    .flatMap(printShort)
    .join('\n');
}

/** The end of a first run of `up`: its last step. */
export function upEnd(): string {
  const events = readEvents('up');
  const last = events.findLastIndex(({ event }) => event === 'step-started');
  const finished = events.slice(last).filter(({ event }) => !['observed', 'tunnel', 'note'].includes(event));
  return [GAP, ...finished.flatMap((event) => printEvent(event) ?? [])].join('\n');
}

/** The end of a run of `up` that finds nothing to do. */
export function upAgainRun(): string {
  const events = readEvents('up-again').filter(({ event }) => event === 'tunnel' || event === 'finished');
  return [GAP, ...events.flatMap((event) => printEvent(event) ?? [])].join('\n');
}

/** What `plan` prints first, and its last line. */
export function planRun(): string {
  const { printed } = readJson('plan.json') as Recorded<ChangesReport>;
  const lines = printChanges({ ...printed, changes: judgeChanges(printed.changes) }, NO_PAINT).split('\n');
  const disruptive = lines.slice(2, lines.indexOf('', 2));
  return [GAP, ...disruptive, GAP, ...lines.slice(-1)].join('\n');
}

/** What `status` prints. */
export function statusRun(): string {
  return printedStatus('status.json');
}

/** The lines on the tunnel that `status` prints when the router cannot be queried. */
export function unknownTunnelRun(): string {
  const lines = printedStatus('status-unknown.json').split('\n');
  const from = lines.findIndex((line) => line.startsWith('Tunnel'));
  return [GAP, ...lines.slice(from, from + 2), GAP].join('\n');
}

/** The requests to AWS that each command sent while it was recorded, as IAM names them: `ec2:DescribeVpcs`. */
export function recordedActions(): Readonly<Record<string, readonly string[]>> {
  return readJson('aws-actions.json') as Readonly<Record<string, readonly string[]>>;
}

/** The lines on stderr of each recorded start that ended before it changed anything, by its reason. */
export function recordedRefusals(): Readonly<Record<string, readonly string[]>> {
  return readJson('refusals.json') as Readonly<Record<string, readonly string[]>>;
}

function printedStatus(file: string): string {
  type Printed = Omit<StatusReport, 'verifiedAt'> & { readonly verifiedAt: string };
  const { at, printed } = readJson(file) as Recorded<Printed>;
  return printStatus({ ...printed, verifiedAt: new Date(printed.verifiedAt) }, NO_PAINT, new Date(at));
}

/** Of resources that follow each other the first and the last line; all other events as they are printed. */
function printShort(event: DriverEvent, index: number, events: readonly DriverEvent[]): readonly string[] {
  const line = printEvent(event) ?? '';
  const isResource = (at: number): boolean => events[at]?.event === 'resource';
  if (!isResource(index) || !isResource(index - 1)) return [line];
  if (isResource(index + 1)) return [];
  return isResource(index - 2) ? [GAP, line] : [line];
}

function readLab(): LabReport {
  return readJson('lab.json') as LabReport;
}

function readEvents(name: string): readonly DriverEvent[] {
  const lines = readRepository(`${FOLDER}/${name}.jsonl`).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as DriverEvent);
}

function readJson(name: string): unknown {
  return JSON.parse(readRepository(`${FOLDER}/${name}`));
}
