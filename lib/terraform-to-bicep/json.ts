export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Entries that are set, without comments (`//`); for Terraform null is absent. */
export function entriesOf(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value).filter(([key, each]) => key !== '//' && each !== null && each !== undefined);
}

/** The blocks in a value: one object, or a list of objects. */
export function blocksOf(value: Json | undefined): readonly JsonObject[] {
  if (isObject(value)) return [value];
  return isArray(value) ? value.filter(isObject) : [];
}
