import { configJsonSchema, type JsonSchema } from './json-schema';
import type { ConfigPath } from './problem';

/** The keys that a mapping at `path` may have; empty where any key goes. */
export function knownKeysAt(path: ConfigPath): readonly string[] {
  const node = path.reduce<JsonSchema | undefined>(
    (schema, step) => (typeof step === 'number' ? schema?.items : schema?.properties?.[step]),
    configJsonSchema(),
  );
  return Object.keys(node?.properties ?? {});
}
