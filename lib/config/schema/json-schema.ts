import { z } from 'zod';
import { configSchema } from './config';

/** The JSON Schema of a config file, for editors and for the reference page. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  /** The forms that a value can have, such as a name or a mapping. */
  readonly anyOf?: readonly JsonSchema[];
}

/** Generated from the schema that checks the file, so that editors and the command agree. */
export function configJsonSchema(): JsonSchema {
  return jsonSchemaOf(configSchema);
}

/** The JSON Schema of what a schema takes. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as JsonSchema;
}

/** The form of a value that is a mapping or a list, for a value of several forms. */
export function holderSchema(schema: JsonSchema): JsonSchema {
  return schema.anyOf?.find(({ type }) => type === 'object' || type === 'array') ?? schema;
}
