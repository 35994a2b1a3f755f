import { impliedBy } from '../tree/implied';
import type { Module, Output, Parameter, Resource, Template } from '../tree/template';
import { symbolsIn } from '../tree/walk';
import { createValue } from './arm-expression';
import { createArmNames, DEPLOYMENTS_API, type ArmNames } from './names';

const SCHEMAS = {
  resourceGroup: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  subscription: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
} as const;

/** A template as ARM JSON. */
export function printArm(template: Template): string {
  return `${JSON.stringify(armTemplate(template), null, 2)}\n`;
}

/** The same before it is text. */
function armTemplate(template: Template): Readonly<Record<string, unknown>> {
  const names = createArmNames(template);
  const value = createValue(names.expression);
  const { scope, notice, description, parameters, variables, resources, modules, outputs } = template;
  const said = [notice, description].filter((text) => text !== undefined).join(' ');
  return {
    $schema: SCHEMAS[scope],
    contentVersion: '1.0.0.0',
    ...(said === '' ? {} : { metadata: { description: said } }),
    ...(parameters.length === 0 ? {} : { parameters: byName(parameters, (each) => parameter(each, value)) }),
    ...(variables.length === 0 ? {} : { variables: byName(variables, (each) => value(each.value)) }),
    resources: [
      ...resources.filter(({ existing }) => !existing).map((each) => resource(each, names, value)),
      ...modules.map((each) => module(each, names, value)),
    ],
    ...(outputs.length === 0 ? {} : { outputs: byName(outputs, (each) => output(each, value)) }),
  };
}

type Value = ReturnType<typeof createValue>;

function byName<T extends { readonly name: string }>(list: readonly T[], make: (each: T) => unknown): unknown {
  return Object.fromEntries(list.map((each) => [each.name, make(each)]));
}

function parameter(given: Parameter, value: Value): unknown {
  const { type, secure, description, defaultValue, allowedValues, minLength, maxLength, minValue, maxValue } = given;
  return {
    type: secure ? (type === 'object' ? 'secureObject' : 'securestring') : type,
    ...(defaultValue === undefined ? {} : { defaultValue: value(defaultValue) }),
    ...(allowedValues === undefined ? {} : { allowedValues: allowedValues.map(value) }),
    ...defined({ minLength, maxLength, minValue, maxValue }),
    ...(description === undefined ? {} : { metadata: { description } }),
  };
}

function resource(given: Resource, names: ArmNames, value: Value): unknown {
  const dependsOn = dependencies(given, names);
  return {
    type: given.type,
    apiVersion: given.apiVersion,
    ...(given.scope === undefined ? {} : { scope: `[${names.id(given.scope)}]` }),
    name: value(names.fullName(given)),
    ...(value(given.body) as object),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  };
}

/** Bicep finds these by itself; ARM has to be told each. Lookups are not waited for, but what they need is. */
function dependencies(given: Resource, names: ArmNames): readonly string[] {
  const found = new Set<string>();
  const visit = (symbol: string): void => {
    const target = names.resource(symbol);
    if (target === undefined) return;
    if (target.existing) impliedBy(target).forEach(visit);
    else found.add(`[${names.id(symbol)}]`);
  };
  [...impliedBy(given), ...given.dependsOn.map(({ symbol }) => symbol)].forEach(visit);
  return [...found].sort();
}

function module(given: Module, names: ArmNames, value: Value): unknown {
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
    dependsOn: [...symbols].map((symbol) => `[${names.id(symbol)}]`).sort(),
  };
}

function output({ type, description, value: node }: Output, value: Value): unknown {
  return { type, ...(description === undefined ? {} : { metadata: { description } }), value: value(node) };
}

function defined(entries: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
