import { z } from 'zod';
import type { ProcessIdentity } from './process-identity';

/** The file that lists what a run is replacing in a folder, while it does. */
export const UNFINISHED = '.vpc2vnet-files.unfinished.json';

export const identitySchema = z.strictObject({
  host: z.string(),
  machine: z.string(),
  boot: z.string(),
  namespace: z.string(),
  pid: z.int(),
  started: z.string(),
}) satisfies z.ZodType<ProcessIdentity>;

const unfinishedSchema = z.strictObject({
  writer: identitySchema,
  /** `preparing`: the old files are complete, and new ones are being written. `replacing`: the new ones are complete. */
  stage: z.enum(['preparing', 'replacing']),
  written: z.array(z.string()),
  removed: z.array(z.string()),
});

/** A replacement of files in progress; paths are relative to the folder. */
export type Unfinished = z.output<typeof unfinishedSchema>;

/** Returns the content of {@link UNFINISHED}. */
export function printUnfinished(unfinished: Unfinished): string {
  return `${JSON.stringify(unfinished, undefined, 2)}\n`;
}

/** Reads what {@link printUnfinished} wrote; undefined for a file that is incomplete or another one. */
export function readUnfinished(text: string): Unfinished | undefined {
  try {
    return unfinishedSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
