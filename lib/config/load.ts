import type { ConfigPath, LocatedProblem, Problem } from './problems/problem';
import { withFound, withOtherFound, type Found } from './found';
import { repair } from './repair';
import { resolveDefaults, type Resolved } from './resolve-defaults';
import { RULES } from './rules';
import type { RuleInput, RuleProblem } from './rules/rule';
import { configSchema, type Config } from './schema/config';
import { problemsOfSchema } from './schema/schema-at';
import { readYaml } from './yaml/source';

/** A config without problems, and the values that follow from it. */
export interface LoadedConfig {
  readonly ok: true;
  readonly config: Config;
  readonly resolved: Resolved;
}

export interface InvalidConfig {
  readonly ok: false;
  readonly problems: readonly LocatedProblem[];
  /** What the file says, when it fits the schema and only rules between its values are broken. */
  readonly draft?: Omit<LoadedConfig, 'ok'>;
}

const DISCOVER = 'npm run -s vpc2vnet discover';

/**
 * Reads the text of a config; every problem of the file is in the result, sorted by place.
 * @param found what is known of networks that the file names and does not describe. @default - nothing
 * @param discover the command that reads these networks, for remedies. @default - that for the default files
 */
export function loadConfig(
  text: string,
  file: string,
  found: Found = {},
  discover = DISCOVER,
): LoadedConfig | InvalidConfig {
  const source = readYaml(text, file);
  if (source.data === undefined) return invalid(source.problems);
  const read = configSchema.safeParse(source.data);
  const parsed = read.success ? { ...read, data: withFound(read.data, found) } : read;
  const schemaProblems = parsed.success ? [] : problemsOfSchema(configSchema, parsed.error.issues, source.data);
  const usable = parsed.success ? { config: parsed.data, repaired: [] } : repair(source.data);
  const resolved = usable === undefined ? undefined : resolveDefaults(usable.config);
  const ruleProblems =
    usable === undefined || resolved === undefined
      ? []
      : judge({ config: usable.config, resolved, discover }, usable.repaired);
  const problems = [
    ...source.problems,
    ...[...schemaProblems, ...ruleProblems].map((problem) => source.locate(withOtherFound(problem, found))),
  ];
  if (!parsed.success || resolved === undefined) return invalid(problems);
  if (problems.length > 0) return { ...invalid(problems), draft: { config: parsed.data, resolved } };
  return { ok: true, config: parsed.data, resolved };
}

function judge(input: RuleInput, repaired: readonly ConfigPath[]): readonly Problem[] {
  return distinct(RULES.flatMap((rule) => rule(input))).filter(
    (problem) => !repaired.some((replaced) => looksAt(problem, replaced)),
  );
}

/** Whether a rule looked at a value that is not the user's. */
function looksAt({ path, others = [] }: RuleProblem, replaced: ConfigPath): boolean {
  return [path, ...others].some((used) => replaced.every((step, index) => step === used[index]));
}

function invalid(problems: readonly LocatedProblem[]): InvalidConfig {
  const sorted = [...problems].sort(
    (a, b) => a.line - b.line || a.column - b.column || (a.path.join('.') < b.path.join('.') ? -1 : 1),
  );
  return { ok: false, problems: sorted };
}

/** Rules that compare each with each find the same of values that are duplicated. */
function distinct(problems: readonly RuleProblem[]): readonly RuleProblem[] {
  const keyOf = ({ code, path, rule }: RuleProblem): string => JSON.stringify([code, path, rule]);
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}
