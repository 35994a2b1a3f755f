import { typeText } from '../bicep/bicep-type';
import type { JsonObject } from '../json';
import { literal } from '../mapping/body';
import { Inexpressible, type Problem } from '../problem';
import type { Stack } from '../terraform/stack';
import { isSet, readConstraint } from '../terraform/type-constraint';
import { param } from '../tree/build';
import type { Node } from '../tree/node';
import type { Parameter } from '../tree/template';
import { ANY, isKnown, orNull, sameType, STRING, type Type, valuesOf, withoutNull } from '../tree/type';
import { sameNode } from '../tree/walk';
import { camelCase, type Names, wordsOf } from './names';
import { convert } from './convert';
import { distinct, sorted } from './functions/collections';
import { createTypes } from './types';
import { limitsOf } from './validation';

/** The parameters of the template: Terraform's variables, and literals that Bicep's linter requires as parameters. */
export interface Parameters {
  /** The parameter of a variable. @throws Inexpressible for an undeclared variable */
  use(variable: string): Node;
  /** A parameter with this default; equal defaults share a parameter. */
  lift(name: string, value: Node): Node;
  secure(name: string): void;
  /** Sets the type of an untyped parameter from its use. @throws Inexpressible when it is also used as another type */
  infer(name: string, type: Type): void;
  find(name: string): Parameter | undefined;
  all(): readonly Parameter[];
}

export function createParameters(stack: Stack, names: Names, problems: Problem[]): Parameters {
  const byName = new Map<string, Parameter>();
  const byVariable = new Map<string, string>();
  const secured = new Set<string>();
  const nullByDefault = new Set<string>();
  for (const [variable, config] of stack.variables) {
    const wishes = [variable, camelCase(wordsOf(variable))];
    const parameter = declare(variable, names.allocate(wishes, variable), config, problems);
    byVariable.set(variable, parameter.name);
    byName.set(parameter.name, parameter);
    if (config.default === null) nullByDefault.add(parameter.name);
  }
  const withDefault = (name: string, type: Type): Type => (nullByDefault.has(name) ? orNull(type) : type);
  const find = (name: string): Parameter | undefined => {
    const parameter = byName.get(name);
    return parameter && secured.has(name) ? { ...parameter, secure: true } : parameter;
  };
  const settled = (parameter: Parameter): Parameter => ({
    ...parameter,
    type: withDefault(parameter.name, declarable(parameter.type)),
  });
  return {
    find,
    use(variable) {
      const name = byVariable.get(variable);
      if (name === undefined) throw new Inexpressible(`undeclared variable '${variable}'`);
      return param(name);
    },
    lift(wish, value) {
      const same = [...byName.values()].find(
        ({ name, defaultValue }) =>
          name.startsWith(wish) && defaultValue !== undefined && sameNode(defaultValue, value),
      );
      if (same !== undefined) return param(same.name);
      const name = names.allocate([wish, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${wish}${n}`)], JSON.stringify(value));
      byName.set(name, { name, type: STRING, secure: false, description: LIFTED[wish] ?? wish, defaultValue: value });
      return param(name);
    },
    secure: (name) => void secured.add(name),
    infer(name, type) {
      const parameter = byName.get(name);
      if (parameter === undefined || !isKnown(type)) return;
      const open = withoutNull(parameter.type);
      if (open.kind !== 'any' && !((open.kind === 'list' || open.kind === 'map') && open.of.kind === 'any')) {
        if (sameType(open, type)) return;
        throw new Inexpressible(`uses the variable as ${typeText(type)} and as ${typeText(open)}; give it a type`);
      }
      const { defaultValue } = parameter;
      byName.set(name, {
        ...parameter,
        type: withDefault(name, type),
        ...(defaultValue === undefined ? {} : { defaultValue: convert(defaultValue, type, LITERALS) }),
      });
    },
    all: () => [...byName.keys()].flatMap((name) => find(name) ?? []).map(settled),
  };
}

/** Bicep has no type for any value; an untyped variable is most often a string. */
function declarable(type: Type): Type {
  if (type.kind === 'maybe') return orNull(declarable(type.of));
  return type.kind === 'any' || type.kind === 'null' ? STRING : type;
}

/** Descriptions of parameters that replace literals. */
const LIFTED: Readonly<Record<string, string>> = {
  location: 'Azure region of the resources.',
  adminUsername: 'Name of the administrator of the virtual machine.',
};

function declare(variable: string, name: string, config: JsonObject, problems: Problem[]): Parameter {
  const report = (attribute: string, message: string): void => {
    problems.push({ path: `variable ${variable}`, attribute, message });
  };
  for (const key of Object.keys(config)) {
    if (!KNOWN.has(key)) report(key, 'has no counterpart in a Bicep parameter; remove it');
  }
  const { type, defaultValue } = typed(config, report);
  const { rules, allowedValues, ...limits } = limitsOf(variable, config.validation, type);
  const description = [config.description, ...rules]
    .filter((text) => typeof text === 'string' && text !== '')
    .join(' ');
  const secure = config.sensitive === true;
  if (secure && !canBeSecure(type)) report('sensitive', 'only a string or an object can be a secret in Bicep');
  return {
    name,
    type,
    secure,
    ...(description === '' ? {} : { description }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(allowedValues === undefined ? {} : { allowedValues: allowedValues.map(literal) }),
    ...limits,
  };
}

const KNOWN = new Set(['//', 'type', 'default', 'description', 'sensitive', 'nullable', 'validation', 'ephemeral']);

function canBeSecure(type: Type): boolean {
  const { kind } = withoutNull(type);
  return kind === 'string' || kind === 'map' || kind === 'object' || kind === 'any';
}

type Typed = Pick<Parameter, 'type' | 'defaultValue'>;

/** The type of the constraint, or else of the default, and the default converted to it. */
function typed(
  { type: constraint, default: given }: JsonObject,
  report: (attribute: string, message: string) => void,
): Typed {
  const type = readConstraint(constraint);
  if (type === undefined) {
    report(
      'type',
      `has no counterpart in Bicep, got '${String(constraint)}'; use string, number, bool, list or object`,
    );
    return { type: STRING };
  }
  if (given === undefined) return { type };
  if (given === null) return { type: orNull(type) };
  try {
    const value = convert(literal(given), type, LITERALS);
    const items = isSet(constraint) ? asSet(value) : value;
    const found = narrowed(type, LITERALS.of(items));
    if (found.kind === 'decimal') throw new Inexpressible('must be an integer, as Bicep has no fractions');
    return { type: found, defaultValue: items };
  } catch (error) {
    if (!(error instanceof Inexpressible)) throw error;
    report('default', error.message);
    return { type };
  }
}

/** Completes an unspecific type from the default. */
function narrowed(type: Type, found: Type): Type {
  if (type.kind === 'int' && found.kind === 'decimal') return found;
  if (type.kind === 'any') return found.kind === 'object' ? { kind: 'map', of: valuesOf(found) ?? ANY } : found;
  if (type.kind === 'list' && type.of.kind === 'any' && found.kind === 'list') return found;
  const values = type.kind === 'map' && type.of.kind === 'any' ? valuesOf(found) : undefined;
  return values === undefined ? type : { kind: 'map', of: values };
}

function asSet(list: Node): Node {
  return sorted(distinct([list], LITERALS), LITERALS);
}

/** A default must not contain references. */
const LITERALS = createTypes({ parameter: () => undefined, variable: () => undefined }, () => undefined);
