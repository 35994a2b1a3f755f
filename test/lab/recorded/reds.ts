import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Mutation } from '../mutations';

const FILE = join(__dirname, 'reds.json');

/** What the one red check of each mutation said in its last recorded run. */
const redsSchema = z.record(z.string(), z.string());

export function recordedReds(): z.output<typeof redsSchema> {
  return redsSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/**
 * Records what a run of some mutations said, where `UPDATE_GOLDENS` asks for it.
 * @throws Error when the run has no red check of one of them
 */
export function recordReds(mutations: readonly Mutation[], details: ReadonlyMap<string, string>): void {
  if (process.env['UPDATE_GOLDENS'] === undefined) return;
  const recorded = recordedReds();
  for (const { what } of mutations) {
    const detail = details.get(what);
    if (detail === undefined) throw new Error(`no red check was seen after: ${what}`);
    recorded[what] = detail;
  }
  writeFileSync(FILE, `${JSON.stringify(recorded, undefined, 2)}\n`);
}
