import { armBodies } from './arm-bodies';
import { bicepBodies } from './bicep-bodies';
import { parseBicep } from './bicep-parse';
import { type Deployment, type Given, plain } from './bodies';

type Files = Readonly<Record<string, string>>;

/** A value for every parameter without a default, so that expressions can be resolved. */
function givenFor(files: Files): Given {
  const { declarations } = parseBicep(files['main.bicep'] ?? '');
  const required = declarations.filter(({ keyword, value }) => keyword === 'param' && value === undefined);
  return Object.fromEntries(required.map(({ name, type }) => [name, valueOf(type, name)]));
}

function valueOf(type: string, name: string): unknown {
  if (type.endsWith('?')) return null;
  if (type.endsWith('[]') || type === 'array') return [`<${name} 0>`, `<${name} 1>`];
  if (type.startsWith('{') || type === 'object') return { key: `<${name}>` };
  return type === 'int' ? 7 : type === 'bool' ? true : `<${name}>`;
}

/** The requests of each of the two templates to Azure. */
export function deploymentsOf(files: Files): { readonly bicep: Deployment; readonly arm: Deployment } {
  const given = givenFor(files);
  const json = JSON.parse(files['azuredeploy.json'] ?? '') as Readonly<Record<string, unknown>>;
  return {
    bicep: plain(bicepBodies(files['main.bicep'] ?? '', given, files)) as Deployment,
    arm: plain(armBodies(json, given)) as Deployment,
  };
}

/** Names of the parameters that need a value. */
export function requiredNames(files: Files): readonly string[] {
  return Object.keys(givenFor(files)).filter((name) => givenFor(files)[name] !== null);
}

/** Assignments of a value to each parameter without a default, for a parameter file. */
export function assignmentsFor(files: Files): string {
  return Object.entries(givenFor(files))
    .map(([name, value]) => `param ${name} = ${bicepLiteral(value)}\n`)
    .join('');
}

function bicepLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(bicepLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${bicepLiteral(each)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? `'${longEnough(value)}'` : String(value);
}

/** A string with a length that every parameter of the cases allows. */
export function longEnough(text: string): string {
  return text.padEnd(100, '_');
}
