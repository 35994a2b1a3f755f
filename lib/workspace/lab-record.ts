import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';

const recordSchema = z.strictObject({
  version: z.literal(1),
  link: z.string(),
  /** When the run ended, in UTC. */
  date: z.iso.datetime(),
  /** Of the rendered files that it ran. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  kernel: z.string(),
  /** Whether its seconds are of the clock of this machine, or of virtual time. */
  clock: z.enum(['real', 'virtual']),
  /** What acted as the Azure gateway. */
  peer: z.string().default('strongswan'),
  /** What a run of days simulated: it has no checks, and its disturbances are its faults. */
  days: z
    .strictObject({
      planned: z.number(),
      run: z.number(),
      seed: z.number(),
      sent: z.number(),
      answered: z.number(),
      longestOutageSeconds: z.number(),
    })
    .optional(),
  passed: z.boolean(),
  checks: z.number().int().nonnegative(),
  /** Titles of the checks and faults that did not pass. */
  failed: z.array(z.string()),
  secondsToFirstPing: z.number().optional(),
  faults: z.array(z.strictObject({ title: z.string(), outcome: z.string(), outageSeconds: z.number().optional() })),
});

/** What the last run of the lab found, as the review shows it: no addresses, no keys, no logs. */
export type LabRecord = Readonly<z.infer<typeof recordSchema>>;

/** What a record keeps of a run. */
export interface RecordedRun {
  readonly link: string;
  readonly kernel: { readonly kind: string; readonly clock: LabRecord['clock'] };
  /** @default 'strongswan' */
  readonly peer?: string;
  /** @default - the run was one of checks */
  readonly days?: LabRecord['days'];
  readonly passed: boolean;
  readonly checks: readonly { readonly title: string; readonly outcome: string }[];
  readonly faults: readonly { readonly title: string; readonly outcome: string; readonly outageSeconds?: number }[];
  readonly secondsToFirstPing: { readonly fromBoot: number } | undefined;
}

interface RenderedFile {
  readonly path: string;
  readonly content: string;
}

/** Runs of the lab of which the last one is recorded, in a file each. */
export const RECORDED_RUNS = { checks: 'lab.json', days: 'lab-days.json' } as const;
export type RecordedKind = keyof typeof RECORDED_RUNS;

/** Returns which kind of run a record is of. */
export function kindOf({ days }: Pick<RecordedRun, 'days'>): RecordedKind {
  return days === undefined ? 'checks' : 'days';
}

/** Returns where a record of a link is, below the folder in which the commands run; git ignores it. */
export function labRecordPath(link: string, kind: RecordedKind): string {
  return join('.vpc2vnet', link, RECORDED_RUNS[kind]);
}

/** Returns the SHA-256 of rendered files with their paths, whatever their order, in hex digits. */
export function filesDigest(files: readonly RenderedFile[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(sorted.map(({ path, content }) => [path, content])))
    .digest('hex');
}

/** Returns the record of a run as JSON. */
export function printLabRecord(run: RecordedRun, files: readonly RenderedFile[], date: Date): string {
  const { link, kernel, peer = 'strongswan', days, passed, checks, faults, secondsToFirstPing } = run;
  const record: LabRecord = {
    version: 1,
    link,
    date: date.toISOString(),
    digest: filesDigest(files),
    kernel: kernel.kind,
    clock: kernel.clock,
    peer,
    days,
    passed,
    checks: checks.length,
    failed: [...checks, ...faults].filter(({ outcome }) => outcome !== 'passed').map(({ title }) => title),
    secondsToFirstPing: secondsToFirstPing?.fromBoot,
    faults: faults.map(({ title, outcome, outageSeconds }) => ({ title, outcome, outageSeconds })),
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** Returns the record of a link from JSON; undefined for another link, and for what is not a record of this version. */
export function parseLabRecord(text: string | undefined, link: string): LabRecord | undefined {
  try {
    const read = recordSchema.safeParse(JSON.parse(text ?? ''));
    return read.success && read.data.link === link ? read.data : undefined;
  } catch {
    return undefined;
  }
}
