import type { JsonObject } from '../json';
import { literal } from '../mapping/body';
import { Inexpressible, type Problem } from '../problem';
import type { Stack } from '../terraform/stack';
import { param } from '../tree/build';
import type { Node } from '../tree/node';
import type { Parameter, TypeName } from '../tree/template';
import { sameNode } from '../tree/walk';
import { camelCase, type Names, wordsOf } from './names';
import { limitsOf } from './validation';

/** The parameters of the template: Terraform's variables, and literals that Bicep wants as parameters. */
export interface Parameters {
  /** @throws Inexpressible when there is no such variable. */
  use(variable: string): Node;
  /** A parameter with this default; the same default gives the same parameter. */
  lift(name: string, value: Node): Node;
  secure(name: string): void;
  find(name: string): Parameter | undefined;
  all(): readonly Parameter[];
}

export function createParameters(stack: Stack, names: Names, problems: Problem[]): Parameters {
  const byName = new Map<string, Parameter>();
  const byVariable = new Map<string, string>();
  const secured = new Set<string>();
  for (const [variable, config] of stack.variables) {
    const wishes = [variable, camelCase(wordsOf(variable))];
    const parameter = declare(variable, names.allocate(wishes, variable), config, problems);
    byVariable.set(variable, parameter.name);
    byName.set(parameter.name, parameter);
  }
  const find = (name: string): Parameter | undefined => {
    const parameter = byName.get(name);
    return parameter && secured.has(name) ? { ...parameter, secure: true } : parameter;
  };
  return {
    find,
    use(variable) {
      const name = byVariable.get(variable);
      if (name === undefined) throw new Inexpressible(`there is no variable '${variable}'`);
      return param(name);
    },
    lift(wish, value) {
      const same = [...byName.values()].find(
        ({ name, defaultValue }) =>
          name.startsWith(wish) && defaultValue !== undefined && sameNode(defaultValue, value),
      );
      if (same !== undefined) return param(same.name);
      const name = names.allocate([wish, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${wish}${n}`)], JSON.stringify(value));
      byName.set(name, { name, type: 'string', secure: false, description: LIFTED[wish] ?? wish, defaultValue: value });
      return param(name);
    },
    secure: (name) => void secured.add(name),
    all: () => [...byName.keys()].flatMap((name) => find(name) ?? []),
  };
}

/** What is said of a literal that became a parameter. */
const LIFTED: Readonly<Record<string, string>> = {
  location: 'Azure region of the resources.',
  adminUsername: 'Name of the administrator of the virtual machine.',
};

function declare(variable: string, name: string, config: JsonObject, problems: Problem[]): Parameter {
  const { rules, allowedValues, ...limits } = limitsOf(variable, config.validation);
  const report = (attribute: string, message: string): void => {
    problems.push({ path: `variable ${variable}`, attribute, message });
  };
  for (const key of Object.keys(config)) {
    if (!KNOWN.has(key)) report(key, 'has no counterpart in a Bicep parameter; remove it');
  }
  const description = [config.description, ...rules]
    .filter((text) => typeof text === 'string' && text !== '')
    .join(' ');
  const defaultValue = config.default === undefined || config.default === null ? undefined : literal(config.default);
  const type = typeOf(config, defaultValue);
  if (type === undefined)
    report(
      'type',
      `has no counterpart in Bicep, got '${String(config.type)}'; use string, number, bool, list or object`,
    );
  return {
    name,
    type: type ?? 'string',
    secure: config.sensitive === true,
    ...(description === '' ? {} : { description }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(allowedValues === undefined ? {} : { allowedValues: allowedValues.map(literal) }),
    ...limits,
  };
}

const KNOWN = new Set(['//', 'type', 'default', 'description', 'sensitive', 'nullable', 'validation', 'ephemeral']);

function typeOf(config: JsonObject, defaultValue: Node | undefined): TypeName | undefined {
  const type =
    config.type === undefined
      ? 'any'
      : String(config.type)
          .replace(/^\$\{(.*)\}$/, '$1')
          .trim();
  if (type === 'any') return typeOfLiteral(defaultValue);
  if (type === 'string') return 'string';
  if (type === 'number') return defaultValue?.kind === 'decimal' ? undefined : 'int';
  if (type === 'bool') return 'bool';
  if (/^(list|set|tuple)\b/.test(type)) return 'array';
  return /^(map|object)\b/.test(type) ? 'object' : undefined;
}

function typeOfLiteral(value: Node | undefined): TypeName | undefined {
  if (value === undefined) return 'string';
  return value.kind === 'string' || value.kind === 'int' || value.kind === 'bool' || value.kind === 'array'
    ? value.kind
    : value.kind === 'object'
      ? 'object'
      : undefined;
}
