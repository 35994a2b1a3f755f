import type { ConfigPath, LocatedProblem, Problem } from './problem';
import { repair } from './repair';
import { resolveDefaults, type Resolved } from './resolve-defaults';
import { RULES } from './rules';
import type { RuleProblem } from './rules/rule';
import { configSchema, type Config } from './schema';
import { knownKeysAt } from './schema-keys';
import { readYaml } from './yaml-source';
import { problemsOf } from './zod-problems';

/** A config without problems, and the values that follow from it. */
export interface LoadedConfig {
  readonly ok: true;
  readonly config: Config;
  readonly resolved: Resolved;
}

export interface RefusedConfig {
  readonly ok: false;
  readonly problems: readonly LocatedProblem[];
}

/** Reads the text of a config; every problem of the file is in the result, sorted by place. */
export function loadConfig(text: string, file: string): LoadedConfig | RefusedConfig {
  const source = readYaml(text, file);
  if (source.data === undefined) return refused(source.problems);
  const parsed = configSchema.safeParse(source.data);
  const schemaProblems = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => problemsOf(issue, source.data, knownKeysAt));
  const usable = parsed.success ? { config: parsed.data, repaired: [] } : repair(source.data);
  const resolved = usable === undefined ? undefined : resolveDefaults(usable.config);
  const ruleProblems =
    usable === undefined || resolved === undefined ? [] : judge(usable.config, resolved, usable.repaired);
  const problems = [
    ...source.problems,
    ...[...schemaProblems, ...ruleProblems].map((problem) => source.locate(problem)),
  ];
  if (problems.length > 0 || !parsed.success || resolved === undefined) return refused(problems);
  return { ok: true, config: parsed.data, resolved };
}

function judge(config: Config, resolved: Resolved, repaired: readonly ConfigPath[]): readonly Problem[] {
  return RULES.flatMap((rule) => rule({ config, resolved })).filter(
    (problem) => !aboutPaths(problem).some((path) => repaired.some((gone) => related(path, gone))),
  );
}

function aboutPaths(problem: RuleProblem): readonly ConfigPath[] {
  return [problem.path, ...(problem.others ?? [])];
}

/** Whether one path leads to or through the other. */
function related(a: ConfigPath, b: ConfigPath): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).join('\n') === b.slice(0, length).join('\n');
}

function refused(problems: readonly LocatedProblem[]): RefusedConfig {
  const sorted = [...problems].sort(
    (a, b) => a.line - b.line || a.column - b.column || a.path.join('.').localeCompare(b.path.join('.'), 'en'),
  );
  return { ok: false, problems: sorted };
}
