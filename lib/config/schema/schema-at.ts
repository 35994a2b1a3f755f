import type { z } from 'zod';
import type { Problem } from '../problems/problem';
import { problemsOf, type SchemaAt } from './issues';
import { holderSchema, jsonSchemaOf, type JsonSchema } from './json-schema';

/** Returns the problems that the issues of a schema contain, each once: a number can violate several bounds. */
export function problemsOfSchema(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
): readonly Problem[] {
  const schemaAt = schemaReader(schema);
  const problems = issues.flatMap((issue) => problemsOf(issue, data, schemaAt));
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.path.join('\n')}`, problem])).values()];
}

/** Reads the JSON Schema once, for all the problems of a file. */
export function schemaReader(schema: z.ZodType): SchemaAt {
  const top = jsonSchemaOf(schema);
  return (path) => path.reduce<JsonSchema | undefined>(childOf, top);
}

function childOf(schema: JsonSchema | undefined, step: string | number): JsonSchema | undefined {
  const { items, properties = {}, additionalProperties } = holderSchema(schema ?? {});
  if (typeof step === 'number') return items;
  if (Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
