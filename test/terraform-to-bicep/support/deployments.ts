import { armBodies } from './arm-bodies';
import { bicepBodies } from './bicep-bodies';
import { parseBicep } from './bicep-parse';
import { type Deployment, type Given, plain } from './bodies';

type Files = Readonly<Record<string, string>>;

/** A value for every parameter without a default, so that expressions can be resolved. */
export function givenFor(files: Files): Given {
  const { declarations } = parseBicep(files['main.bicep'] ?? '');
  const required = declarations.filter(({ keyword, value }) => keyword === 'param' && value === undefined);
  return Object.fromEntries(required.map(({ name, type }) => [name, VALUES[type]?.(name)]));
}

const VALUES: Readonly<Record<string, (name: string) => unknown>> = {
  string: (name) => `<${name}>`,
  int: () => 7,
  bool: () => true,
  array: (name) => [`<${name} 0>`, `<${name} 1>`],
  object: (name) => ({ key: `<${name}>` }),
};

/** What each of the two templates asks Azure for. */
export function deploymentsOf(files: Files): { readonly bicep: Deployment; readonly arm: Deployment } {
  const given = givenFor(files);
  const json = JSON.parse(files['azuredeploy.json'] ?? '') as Readonly<Record<string, unknown>>;
  return {
    bicep: plain(bicepBodies(files['main.bicep'] ?? '', given, files)) as Deployment,
    arm: plain(armBodies(json, given)) as Deployment,
  };
}
