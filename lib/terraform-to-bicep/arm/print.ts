import { visibleJson } from '../invisible';
import { impliedBy } from '../tree/implied';
import {
  describeTemplate,
  type Module,
  type Output,
  type Parameter,
  type Resource,
  type Template,
} from '../tree/template';
import { needsVersion2 } from '../tree/type';
import { symbolsIn } from '../tree/walk';
import { createValue } from './arm-expression';
import { armType } from './arm-type';
import { escapeText } from './text';
import { createArmNames, DEPLOYMENTS_API, type ArmNames } from './names';

const SCHEMAS = {
  resourceGroup: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  subscription: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
} as const;

/** Prints a template as the ARM JSON that Bicep's compiler returns for it. */
export function printArm(template: Template): string {
  return `${visibleJson(JSON.stringify(armTemplate(template), null, 2))}\n`;
}

/** The ARM template as an object. */
function armTemplate(template: Template): Readonly<Record<string, unknown>> {
  const { scope, parameters, variables, resources, modules, outputs } = template;
  const symbolic = [...parameters, ...outputs].some(({ type }) => needsVersion2(type));
  const names = createArmNames(template, symbolic);
  const value = createValue(names);
  const print: Print = { names, value, symbolic };
  const said = describeTemplate(template);
  const declared: readonly (readonly [string, unknown])[] = [
    ...resources
      .filter(({ existing }) => symbolic || !existing)
      .map((each) => [each.symbol, resource(each, print)] as const),
    ...modules.map((each) => [each.symbol, module(each, print)] as const),
  ];
  return {
    $schema: SCHEMAS[scope],
    ...(symbolic ? { languageVersion: '2.0' } : {}),
    contentVersion: '1.0.0.0',
    ...metadata(said),
    ...(parameters.length === 0 ? {} : { parameters: byName(parameters, (each) => parameter(each, value)) }),
    ...(variables.length === 0 ? {} : { variables: byName(variables, (each) => value(each.value)) }),
    resources: symbolic ? Object.fromEntries(declared) : declared.map(([, each]) => each),
    ...(outputs.length === 0 ? {} : { outputs: byName(outputs, (each) => output(each, value)) }),
  };
}

/** What the printer of resources uses. */
interface Print {
  readonly names: ArmNames;
  readonly value: Value;
  /** Whether resources have symbolic names. */
  readonly symbolic: boolean;
}

type Value = ReturnType<typeof createValue>;

function byName<T extends { readonly name: string }>(list: readonly T[], make: (each: T) => unknown): unknown {
  return Object.fromEntries(list.map((each) => [each.name, make(each)]));
}

function parameter(given: Parameter, value: Value): unknown {
  const { type, secure, description, defaultValue, allowedValues, minLength, maxLength, minValue, maxValue } = given;
  return {
    ...armType(type, secure),
    ...(defaultValue === undefined ? {} : { defaultValue: value(defaultValue) }),
    ...(allowedValues === undefined ? {} : { allowedValues: allowedValues.map(value) }),
    ...defined({ minLength, maxLength, minValue, maxValue }),
    ...metadata(description),
  };
}

function metadata(description: string | undefined): object {
  return description === undefined ? {} : { metadata: { description: escapeText(description) } };
}

function resource(given: Resource, { names, value, symbolic }: Print): unknown {
  const dependsOn = given.existing ? [] : dependencies(given, names, symbolic);
  const group = names.group(given);
  return {
    ...(given.existing ? { existing: true } : {}),
    type: given.type,
    apiVersion: given.apiVersion,
    ...(group === undefined ? {} : { resourceGroup: value(group) }),
    ...(given.scope === undefined ? {} : { scope: `[${names.id(given.scope)}]` }),
    name: value(names.fullName(given)),
    ...(value(given.body) as object),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  };
}

/** Dependencies that Bicep infers and ARM must list. An existing resource is replaced by what it depends on. */
function dependencies(given: Resource, names: ArmNames, symbolic: boolean): readonly string[] {
  const found = new Set<string>();
  const visit = (symbol: string): void => {
    const target = names.resource(symbol);
    if (target === undefined) return;
    if (target.existing) impliedBy(target).forEach(visit);
    else found.add(symbol);
  };
  [...impliedBy(given), ...given.dependsOn.map(({ symbol }) => symbol)].forEach(visit);
  return [...found].sort().map((symbol) => (symbolic ? symbol : `[${names.id(symbol)}]`));
}

function module(given: Module, { names, value, symbolic }: Print): unknown {
  const symbols = new Set([given.group, ...given.params.flatMap(([, node]) => symbolsIn(node))]);
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: DEPLOYMENTS_API,
    name: given.name,
    resourceGroup: value({ kind: 'resource-name', of: given.group }),
    properties: {
      expressionEvaluationOptions: { scope: 'inner' },
      mode: 'Incremental',
      parameters: Object.fromEntries(given.params.map(([key, node]) => [key, { value: value(node) }])),
      template: armTemplate(given.template),
    },
    dependsOn: [...symbols].sort().map((symbol) => (symbolic ? symbol : `[${names.id(symbol)}]`)),
  };
}

function output({ type, description, value: node }: Output, value: Value): unknown {
  return { ...armType(type), ...metadata(description), value: value(node) };
}

function defined(entries: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
