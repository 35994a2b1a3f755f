import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { PEERS } from '../../lib/lab/stand-ins/peers';
import { EXAMPLES, previewOfExample } from '../fixtures/examples';
import { CHECKS } from '../../lib/lab/checks/run-checks';
import { EXISTING_VNET_CHECKS, EXISTING_VPC_CHECKS } from '../../lib/lab/checks/others';
import { SITE_CHECKS } from '../../lib/lab/checks/sites';

const FOLDER = join(__dirname, '../../examples');

/** Numbers of what gateways of another kind do; docs/reference/lab.md describes each. */
export const FINDINGS = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7'] as const;

/** Expected part of the detail of a check or a fault, by its id. */
const DETAILS = z.record(z.string(), z.string()).default({});

const SCENARIO = z.strictObject({
  /** One sentence: the property of this link, or the cause of its failure. */
  intent: z.string(),
  /** Edits of the output of `synth`, before the lab reads it; each occurrence of `from` is replaced. */
  change: z.array(z.strictObject({ file: z.string(), from: z.string(), to: z.string() })).default([]),
  /** Whether it lasts hours of the link: then it runs before a release only. */
  long: z.boolean().default(false),
  /** What acts as the Azure gateway. */
  peer: z.enum(PEERS).default('strongswan'),
  /** Checks to run. @default - all of them */
  checks: z.array(z.string()).optional(),
  /** Faults to inject after the checks, each of which the link must recover from. */
  faults: z.array(z.string()).default([]),
  /** Details of checks and faults that pass. */
  expect: DETAILS,
  /** All checks and faults that fail, with their details. */
  fails: DETAILS,
  /**
   * What fails until the router is fixed, by the number of the finding. A change that makes one pass must remove it
   * here: a scenario fails when its red is green.
   */
  reds: z.partialRecord(z.enum(FINDINGS), z.record(z.string(), z.string())).default({}),
  /** Faults that fail at times, by the number of the finding: it depends on which of two messages arrives first. */
  varies: z.partialRecord(z.enum(FINDINGS), z.array(z.string())).default({}),
});

/** All expected failures of a scenario, with their details, in the order of its checks and faults. */
export function expectedFailures({ fails, reds }: Pick<Scenario, 'fails' | 'reds'>): Readonly<Record<string, string>> {
  return Object.assign({}, fails, ...Object.values(reds)) as Readonly<Record<string, string>>;
}

/** A link and its expected results in the lab; each document of `examples/EXAMPLE/scenario.yaml` is a scenario. */
export type Scenario = z.infer<typeof SCENARIO> & { readonly example: string };

/** All scenarios of all examples; the first one of each example is the unchanged link. */
export const SCENARIOS: readonly Scenario[] = EXAMPLES.flatMap((example) => {
  const text = readFileSync(join(FOLDER, example, 'scenario.yaml'), 'utf8');
  return [...parseAllDocuments(text)].map((document) => {
    if (document.errors[0] !== undefined) throw document.errors[0];
    return { example, ...SCENARIO.parse(document.toJS()) };
  });
});

/** Ids of the results of a scenario's checks: in a link of several sites, each site has all of them and its own. */
export function checkIdsOf({ example, checks = idsOf(CHECKS) }: Scenario): readonly string[] {
  const { sites, azure } = previewOfExample(example);
  const atSite = sites.map(({ name, network }, index) => ({
    name,
    ids: [
      ...checks,
      ...(network.kind === 'existing' ? idsOf(EXISTING_VPC_CHECKS) : []),
      ...(index === 0 && azure.network.kind === 'existing' ? idsOf(EXISTING_VNET_CHECKS) : []),
    ],
  }));
  if (sites.length === 1) return atSite.flatMap(({ ids }) => ids);
  return atSite.flatMap(({ name, ids }) => [...ids, ...idsOf(SITE_CHECKS)].map((id) => `${name}/${id}`));
}

function idsOf(checks: readonly { readonly id: string }[]): string[] {
  return checks.map(({ id }) => id);
}

/**
 * `text` with a change applied.
 * @throws Error when there is nothing to change, as the scenario would then prove nothing
 */
export function changed(text: string, { file, from, to }: Scenario['change'][number]): string {
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return text.replaceAll(from, to);
}
