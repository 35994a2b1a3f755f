import { configJsonSchema, holderSchema, type JsonSchema } from './json-schema';
import type { SchemaAt } from './issues';

/** Reads the JSON Schema once, for all the problems of a file. */
export function schemaReader(): SchemaAt {
  const top = configJsonSchema();
  return (path) => path.reduce<JsonSchema | undefined>(childOf, top);
}

function childOf(schema: JsonSchema | undefined, step: string | number): JsonSchema | undefined {
  const { items, properties = {}, additionalProperties } = holderSchema(schema ?? {});
  if (typeof step === 'number') return items;
  if (Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
