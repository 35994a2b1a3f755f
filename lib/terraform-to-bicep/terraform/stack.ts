import { entriesOf, isArray, isObject, type Json, type JsonObject } from '../json';
import { EmitError, type Problem } from '../problem';
import { isTooDeep } from './nesting';

/** One `resource` or `data` block. */
export interface Block {
  /** `azurerm_subnet.main`, or `data.azurerm_subnet.main`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Path of the construct, or the address in a stack that CDKTF did not generate. */
  readonly path: string;
  readonly config: JsonObject;
}

/** The blocks of a stack, by kind. */
export interface Stack {
  readonly variables: ReadonlyMap<string, JsonObject>;
  /** Values of the variables that are literals in the template. */
  readonly literals: ReadonlyMap<string, string>;
  readonly locals: ReadonlyMap<string, Json>;
  readonly resources: readonly Block[];
  readonly data: readonly Block[];
  readonly outputs: ReadonlyMap<string, JsonObject>;
}

/** Allowed top-level sections; all except providers and settings are translated. */
const SECTIONS = new Set(['//', 'variable', 'locals', 'resource', 'data', 'output', 'provider', 'terraform']);

/**
 * Reads a parsed `cdk.tf.json`, or any other Terraform JSON.
 * @param literals - variables that are their defaults; one whose default is not a string stays a variable
 * @throws EmitError when it is not Terraform JSON, or has sections without a counterpart
 */
export function readStack(source: unknown, literals: readonly string[] = []): Stack {
  if (!isObject(source)) throw new EmitError([problem('', 'must be a Terraform JSON object; give a cdk.tf.json')]);
  if (isTooDeep(source)) throw new EmitError([problem('', 'must not nest more than 100 levels; shorten the stack')]);
  const problems = [
    ...Object.keys(source)
      .filter((section) => !SECTIONS.has(section))
      .map((section) =>
        problem(section, 'has no counterpart in Bicep; remove it, or declare its resources in the stack'),
      ),
    ...providerProblems(source.provider),
  ];
  if (problems.length > 0) throw new EmitError(problems);
  const variables = objects(source.variable);
  const fixed = new Map(
    literals.flatMap((name): [string, string][] => {
      const value = variables.get(name)?.default;
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  return {
    variables: new Map([...variables].filter(([name]) => !fixed.has(name))),
    literals: fixed,
    locals: new Map(sections(source.locals).flatMap(localsOf)),
    resources: blocks(source.resource, ''),
    data: blocks(source.data, 'data.'),
    outputs: objects(source.output),
  };
}

function providerProblems(providers: Json | undefined): readonly Problem[] {
  return sections(providers)
    .flatMap((section) => Object.keys(section))
    .filter((name) => name !== 'azurerm')
    .map((name) =>
      problem(
        `provider.${name}`,
        'only azurerm resources have a counterpart in Bicep; move others to a separate stack',
      ),
    );
}

/** Locals, which may be null. */
function localsOf(section: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(section).filter(([name]) => name !== '//');
}

function objects(section: Json | undefined): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const [name, value] of sections(section).flatMap(entriesOf)) {
    const [first] = sections(value);
    if (first !== undefined) found.set(name, first);
  }
  return found;
}

function blocks(section: Json | undefined, prefix: string): readonly Block[] {
  return sections(section)
    .flatMap(entriesOf)
    .flatMap(([type, named]) =>
      sections(named)
        .flatMap(entriesOf)
        .flatMap(([name, value]) => sections(value).map((config) => block(type, name, prefix, config))),
    );
}

function block(type: string, name: string, prefix: string, config: JsonObject): Block {
  const address = `${prefix}${type}.${name}`;
  return { address, type, name, path: constructPath(config) ?? address, config };
}

/** Merges a list of objects, which Terraform accepts instead of an object. */
function sections(value: Json | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
}

function constructPath(config: JsonObject): string | undefined {
  const comment = config['//'];
  const metadata = isObject(comment) ? comment.metadata : undefined;
  const path = isObject(metadata) ? metadata.path : undefined;
  return typeof path === 'string' ? path : undefined;
}

function problem(attribute: string, message: string): Problem {
  return { path: 'stack', attribute, message };
}
