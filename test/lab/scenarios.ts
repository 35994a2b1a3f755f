import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { EXAMPLES } from '../fixtures/examples';

const FOLDER = join(__dirname, '../../examples');

/** A result of a check or a fault, by its id: a part of what it says. */
const DETAILS = z.record(z.string(), z.string()).default({});

const SCENARIO = z.strictObject({
  /** One sentence: what is true of this link, or what keeps it from being so. */
  intent: z.string(),
  /** Edits of what `synth` wrote, before the lab reads it; each occurrence of `from` is replaced. */
  change: z.array(z.strictObject({ file: z.string(), from: z.string(), to: z.string() })).default([]),
  /** Checks to run. @default - all of them */
  checks: z.array(z.string()).optional(),
  /** Faults to inject after the checks, each of which the link must recover from. */
  faults: z.array(z.string()).default([]),
  /** What passes, and says this. */
  expect: DETAILS,
  /** Exactly what fails, and says this. */
  fails: DETAILS,
});

/** A link in the lab, and what must be found of it; `examples/EXAMPLE/scenario.yaml` holds one in each document. */
export type Scenario = z.infer<typeof SCENARIO> & { readonly example: string };

/** All scenarios of all examples, the first of an example being the link as it is. */
export const SCENARIOS: readonly Scenario[] = EXAMPLES.flatMap((example) => {
  const text = readFileSync(join(FOLDER, example, 'scenario.yaml'), 'utf8');
  return [...parseAllDocuments(text)].map((document) => {
    if (document.errors[0] !== undefined) throw document.errors[0];
    return { example, ...SCENARIO.parse(document.toJS()) };
  });
});

/**
 * A changed text.
 * @throws Error where there is nothing to change, as the scenario would then prove nothing
 */
export function changed(text: string, { file, from, to }: Scenario['change'][number]): string {
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return text.replaceAll(from, to);
}
