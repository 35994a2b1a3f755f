import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Mutation } from '../mutations';

const FILE = join(__dirname, 'reds.json');

/** What the one red check of each mutation said in its last recorded run; null for one that was not recorded yet. */
const redsSchema = z.record(z.string(), z.string().nullable());

export function recordedReds(): z.output<typeof redsSchema> {
  return redsSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** Records what a run of some mutations said, where `UPDATE_GOLDENS` asks for it. */
export function recordReds(mutations: readonly Mutation[], details: ReadonlyMap<string, string>): void {
  if (process.env['UPDATE_GOLDENS'] === undefined) return;
  const recorded = recordedReds();
  for (const { what } of mutations) recorded[what] = details.get(what) ?? null;
  writeFileSync(FILE, `${JSON.stringify(recorded, undefined, 2)}\n`);
}
