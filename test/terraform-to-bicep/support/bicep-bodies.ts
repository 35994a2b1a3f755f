import { type BicepFile, type Declaration, parseBicep } from './bicep-parse';
import type { Deployment, Given, ResourceBody } from './bodies';
import { Answer, evaluate, GROUP_ID, idOf, type Scope, SUBSCRIPTION_ID } from './evaluate';
import { type Expression, namesIn } from './expression';

const META = new Set(['name', 'parent', 'scope', 'dependsOn']);

/** Resolves Bicep to the requests to Azure; `modules` are the contents of the files it refers to. */
export function bicepBodies(text: string, given: Given, modules: Readonly<Record<string, string>> = {}): Deployment {
  const file = parseBicep(text);
  const byName = new Map(
    file.declarations.filter(({ keyword }) => keyword !== 'output').map((each) => [each.name, each]),
  );
  const root = file.targetScope === 'subscription' ? SUBSCRIPTION_ID : GROUP_ID;
  checkNames(file, byName);
  checkCounts(file);

  const scope: Scope = {
    settle,
    name(name) {
      const found = byName.get(name);
      if (found === undefined) throw new Error(`there is no '${name}'`);
      if (found.keyword === 'param') return name in given ? given[name] : value(found.value);
      if (found.keyword === 'var') return value(found.value);
      return new Answer(name, []);
    },
    call: (name) => {
      throw new Error(`unknown function ${name}`);
    },
  };

  function value(expression: Expression | undefined): unknown {
    if (expression === undefined) throw new Error('there is no value');
    return settle(evaluate(expression, scope));
  }

  /** `.id` and `.name` are known before the deployment. */
  function settle(of: unknown): unknown {
    if (of instanceof Answer) return settleAnswer(of);
    if (Array.isArray(of)) return of.map(settle);
    return typeof of === 'object' && of !== null
      ? Object.fromEntries(Object.entries(of).map(([key, each]) => [key, settle(each)]))
      : of;
  }

  function settleAnswer({ of, path }: Answer): unknown {
    const found = byName.get(of);
    if (found === undefined) return new Answer(of, path);
    const [first, ...rest] = path;
    if (first === 'id') return id(found);
    if (first === 'name') return value(property(found, 'name'));
    if (found.keyword === 'module') return new Answer(id(found), ['properties', 'outputs', ...rest, 'value']);
    return new Answer(id(found), path);
  }

  function target(declaration: Declaration, name: string): Declaration | undefined {
    const given = property(declaration, name);
    if (given === undefined || given.kind !== 'name') return undefined;
    return byName.get(given.name);
  }

  function names(declaration: Declaration): readonly string[] {
    const parent = target(declaration, 'parent');
    return [...(parent === undefined ? [] : names(parent)), String(interpolated(property(declaration, 'name')))];
  }

  function id(declaration: Declaration): string {
    if (declaration.keyword === 'module') {
      const group = target(declaration, 'scope');
      return idOf(group === undefined ? root : id(group), 'Microsoft.Resources/deployments', names(declaration));
    }
    return idOf(scopeOf(declaration), declaration.type.split('@')[0] ?? '', names(declaration));
  }

  function scopeOf(declaration: Declaration): string {
    const parent = target(declaration, 'parent');
    if (parent !== undefined) return scopeOf(parent);
    const extended = target(declaration, 'scope');
    if (extended !== undefined) return id(extended);
    const given = property(declaration, 'scope');
    return given === undefined ? root : (value(given) as { readonly id: string }).id;
  }

  function interpolated(expression: Expression | undefined): unknown {
    return value(expression);
  }

  function dependencies(declaration: Declaration, seen: Set<string>): readonly string[] {
    const mentioned = namesIn(declaration.value ?? { kind: 'value', value: null });
    return mentioned.flatMap((name) => {
      const found = byName.get(name);
      if (found === undefined || seen.has(name)) return [];
      seen.add(name);
      if (found.keyword === 'var') return dependencies(found, seen);
      if (found.keyword !== 'resource' && found.keyword !== 'module') return [];
      return found.existing ? dependencies(found, seen) : [id(found)];
    });
  }

  const resources: Record<string, ResourceBody> = {};
  for (const each of file.declarations) {
    const keys = propertiesOf(each).map(([key]) => key);
    if (keys.includes('parent') && keys.includes('scope')) throw new Error(`'${each.name}' has a parent and a scope`);
    if ((each.keyword !== 'resource' && each.keyword !== 'module') || each.existing) continue;
    const [type = '', apiVersion = ''] = each.type.split('@');
    const dependsOn = dependencies(each, new Set([each.name])).toSorted();
    if (each.keyword === 'module') {
      const params = value(property(each, 'params') ?? { kind: 'object', props: [] }) as Given;
      const inner = bicepBodies(modules[each.type] ?? '', params, modules);
      resources[id(each)] = { type: 'Microsoft.Resources/deployments', apiVersion: '', body: inner, dependsOn };
    } else {
      const body = Object.fromEntries(
        propertiesOf(each)
          .filter(([key]) => !META.has(key))
          .map(([key, of]) => [key, early(key, value(of))]),
      );
      resources[id(each)] = { type, apiVersion, body, dependsOn };
    }
  }
  checkOnce(file.declarations.filter(({ keyword }) => keyword === 'resource').map((each) => id(each).toLowerCase()));
  const outputs = file.declarations.filter(({ keyword }) => keyword === 'output');
  for (const each of [...outputs, ...file.declarations.filter(({ keyword }) => keyword === 'param')])
    if (each.value !== undefined) checkType(each, value(each.value));
  const params = file.declarations.filter(({ keyword }) => keyword === 'param');
  return {
    resources,
    outputs: Object.fromEntries(outputs.map((each) => [each.name, { type: each.type, value: value(each.value) }])),
    parameters: Object.fromEntries(params.map((each) => [each.name, described(each, value)])),
  };
}

/** Azure evaluates everything outside `properties` before the deployment. */
function early(key: string, value: unknown): unknown {
  if (key !== 'properties' && holdsAnswer(value)) throw new Error(`'${key}' is needed before Azure answers`);
  return value;
}

function holdsAnswer(value: unknown): boolean {
  if (value instanceof Answer) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsAnswer);
}

function checkOnce(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new Error(`${twice} is declared twice`);
}

/** The compiler's limits of a template. */
const MOST: Readonly<Partial<Record<Declaration['keyword'], number>>> = {
  param: 256,
  var: 512,
  resource: 800,
  output: 64,
};

function checkCounts({ declarations }: BicepFile): void {
  for (const [keyword, most] of Object.entries(MOST)) {
    const count = declarations.filter((each) => each.keyword === keyword).length;
    if (count > most) throw new Error(`there are ${count} of ${keyword}, at most ${most}`);
  }
}

/** Whether a value can be of the declared type; a value that Azure returns can be of any. */
function checkType({ name, type }: Declaration, value: unknown): void {
  const [expected] = /^(string|int|bool)\??$/.exec(type)?.slice(1) ?? [];
  const found = { string: 'string', number: 'int', boolean: 'bool' }[typeof value as string];
  if (expected === undefined || value instanceof Answer || value === null) return;
  if (found !== expected) throw new Error(`'${name}' is of type ${type}, and has ${JSON.stringify(value)}`);
}

function propertiesOf({ value }: Declaration): readonly (readonly [string, Expression])[] {
  return value?.kind === 'object' ? value.props : [];
}

function property(declaration: Declaration, name: string): Expression | undefined {
  return propertiesOf(declaration).find(([key]) => key === name)?.[1];
}

/** Every name that is used is declared, and every parameter and variable is used. */
function checkNames({ declarations }: BicepFile, byName: ReadonlyMap<string, Declaration>): void {
  const used = new Set(declarations.flatMap(({ value }) => (value === undefined ? [] : namesIn(value))));
  for (const name of used) if (!byName.has(name)) throw new Error(`'${name}' is used and not declared`);
  for (const { keyword, name, existing } of declarations) {
    if ((keyword === 'param' || keyword === 'var' || existing) && !used.has(name))
      throw new Error(`'${name}' is declared and not used`);
  }
}

function described(each: Declaration, value: (of: Expression) => unknown): unknown {
  const decorators = each.decorators.flatMap((found) =>
    found.kind === 'call' ? [[found.name, found.args[0]] as const] : [],
  );
  const { secure, ...limits } = Object.fromEntries(
    decorators.map(([name, arg]) => [name, arg === undefined ? true : value(arg)]),
  );
  return {
    type: each.type,
    secure: secure === true,
    ...limits,
    ...(each.value === undefined ? {} : { defaultValue: value(each.value) }),
  };
}
