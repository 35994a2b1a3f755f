import { emitted } from './cases';
import { stackOf, stackOfOne } from './stacks';

/** A resource in both languages. */
export interface SideBySide {
  readonly bicep: string;
  readonly arm: unknown;
}

/** The translation of one resource of this type. */
export function oneOf(type: string, attributes: Readonly<Record<string, unknown>>, more = {}): SideBySide {
  return lastOf(emitted(stackOfOne(type, attributes, more)));
}

/** The translation of the last resource of a stack. */
export function lastOf(files: Readonly<Record<string, string>>): SideBySide {
  const bicep =
    (files['main.bicep'] ?? '')
      .split('\n\n')
      .filter((text) => /^(\/\/.*\n)*resource /.test(text))
      .at(-1) ?? '';
  const { resources } = JSON.parse(files['azuredeploy.json'] ?? '') as { readonly resources: readonly unknown[] };
  return { bicep: bicep.trimEnd(), arm: resources.at(-1) };
}

/** The translation of one value, as the output of a template. */
export function valueOf(value: unknown, more = {}): SideBySide {
  const files = emitted(stackOf({ ...more, output: { it: { value } } }));
  const bicep = /^output it .*? = ([\s\S]*)\n$/m.exec(files['main.bicep'] ?? '')?.[1] ?? '';
  const { outputs } = JSON.parse(files['azuredeploy.json'] ?? '') as {
    readonly outputs: { readonly it: { readonly value: unknown } };
  };
  return { bicep, arm: outputs.it.value };
}
