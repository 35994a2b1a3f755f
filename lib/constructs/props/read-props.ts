import type { z } from 'zod';
import type { Problem } from '../../config/problems/problem';
import { problemsOfSchema } from '../../config/schema/schema-at';
import type { PropProblem } from './prop-problem';

/** Props as a schema of the config reads them. */
export interface PropsRead<T> {
  /** Undefined when there are problems. */
  readonly data: T | undefined;
  readonly problems: readonly PropProblem[];
}

/** Reads props with the schema that a config has for them; `at` is the place of their problems. */
export function readProps<T extends z.ZodType>(
  schema: T,
  props: unknown,
  at: readonly string[] = [],
): PropsRead<z.output<T>> {
  const read = schema.safeParse(props);
  if (read.success) return { data: read.data, problems: [] };
  const problems = problemsOfSchema(schema, read.error.issues, props);
  return {
    data: undefined,
    problems: problems.map((problem) => ({ ...inProps(problem), path: [...at, ...problem.path] })),
  };
}

/** A config has keys, which its reference page lists. */
function inProps(problem: Problem): PropProblem {
  if (problem.code !== 'unknown-key') return problem;
  return { path: problem.path, rule: 'is not a property that is known here', remedy: 'remove it, or correct its name' };
}
