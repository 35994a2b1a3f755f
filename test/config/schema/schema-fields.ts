import type { ConfigPath } from '../../../lib/config/problems/problem';
import { holderSchema, type JsonSchema } from '../../../lib/config/schema/json-schema';

/** A field of the schema; every list is walked at its first item, and a mapping of free keys has none. */
export interface SchemaField {
  readonly path: ConfigPath;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** Every key of a schema at every depth, and the items of its lists. */
export function fieldsOf(schema: JsonSchema, path: ConfigPath = []): readonly SchemaField[] {
  const { properties = {}, required = [], items: item } = holderSchema(schema);
  const keys = Object.entries(properties).map(([key, child]) => ({
    path: [...path, key],
    schema: child,
    required: required.includes(key),
  }));
  const items = item === undefined ? [] : [{ path: [...path, 0], schema: item, required: true }];
  return [...keys, ...items].flatMap((field) => [field, ...fieldsOf(field.schema, field.path)]);
}
