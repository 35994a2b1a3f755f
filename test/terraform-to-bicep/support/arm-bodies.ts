import { parseArmString } from './arm-parse';
import type { Deployment, Given, ResourceBody } from './bodies';
import { Answer, evaluate, GROUP_ID, idOf, type Scope, SUBSCRIPTION_ID } from './evaluate';

type Json = Readonly<Record<string, unknown>>;
const META = new Set(['type', 'apiVersion', 'name', 'scope', 'dependsOn', 'resourceGroup', 'existing']);

/** Resolves an ARM template to the requests to Azure. */
export function armBodies(template: Json, given: Given, base?: string): Deployment {
  const root = base ?? (String(template.$schema).includes('subscription') ? SUBSCRIPTION_ID : GROUP_ID);
  const parameters = (template.parameters ?? {}) as Readonly<Record<string, Json>>;
  const variables = (template.variables ?? {}) as Json;
  const scope: Scope = {
    settle: (of) => of,
    name: (name) => {
      throw new Error(`ARM has no bare name '${name}'`);
    },
    call(name, values) {
      const [first, , full] = values;
      const key = String(first);
      if (name === 'parameters') {
        if (!(key in parameters)) throw new Error(`there is no parameter ${key}`);
        return key in given ? given[key] : value(parameters[key]?.defaultValue);
      }
      if (name === 'variables') return value(variables[key]);
      if (name === 'reference')
        return new Answer(
          symbols[key] === undefined ? key : idOfResource(symbols[key]),
          full === 'full' ? [] : ['properties'],
        );
      throw new Error(`unknown function ${name}`);
    },
  };
  function value(of: unknown): unknown {
    if (typeof of === 'string') return evaluate(parseArmString(of), scope);
    if (Array.isArray(of)) return of.map(value);
    if (typeof of !== 'object' || of === null) return of;
    return Object.fromEntries(Object.entries(of).map(([key, each]) => [String(value(key)), value(each)]));
  }
  // Language version 2.0 has symbolic names of resources.
  const symbols = (Array.isArray(template.resources) ? {} : template.resources) as Readonly<Record<string, Json>>;
  function idOfResource(each: Json): string {
    const [type, name] = [String(each.type), String(value(each.name))];
    const within =
      each.scope === undefined
        ? each.resourceGroup === undefined
          ? root
          : `${SUBSCRIPTION_ID}/resourceGroups/${String(value(each.resourceGroup))}`
        : String(value(each.scope));
    return idOf(within, type, name.split('/'));
  }

  const resources: Record<string, ResourceBody> = {};
  for (const each of Object.values(template.resources as Readonly<Record<string, Json>>)) {
    if (each.existing === true) continue;
    const type = String(each.type);
    const id = idOfResource(each);
    if (id in resources) throw new Error(`${id} is there twice`);
    const dependsOn = (value(each.dependsOn ?? []) as readonly string[])
      .map((of) => (symbols[of] === undefined ? of : idOfResource(symbols[of])))
      .toSorted();
    if (type === 'Microsoft.Resources/deployments') {
      const inner = each.properties as {
        readonly template: Json;
        readonly parameters: Readonly<Record<string, { readonly value: unknown }>>;
      };
      const values = Object.fromEntries(
        Object.entries(inner.parameters).map(([key, { value: node }]) => [key, value(node)]),
      );
      resources[id] = { type, apiVersion: '', body: armBodies(inner.template, values), dependsOn };
      continue;
    }
    const body = Object.fromEntries(
      Object.entries(each)
        .filter(([key]) => !META.has(key))
        .map(([key, of]) => [String(value(key)), value(of)]),
    );
    resources[id] = { type, apiVersion: String(each.apiVersion), body, dependsOn };
  }
  const outputs = Object.entries((template.outputs ?? {}) as Readonly<Record<string, Json>>);
  return {
    resources,
    outputs: Object.fromEntries(
      outputs.map(([name, each]) => [name, { type: typeOf(each), value: value(each.value) }]),
    ),
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, each]) => [name, described(each, value)])),
  };
}

/** The type in Bicep's syntax. */
function typeOf(each: Json): string {
  const { items, properties, additionalProperties } = each as Readonly<Record<string, Json | undefined>>;
  const plain = String(each.type)
    .replace(/^secure/i, '')
    .toLowerCase();
  const type =
    items !== undefined
      ? `${items.nullable === true ? `(${typeOf(items)})` : typeOf(items)}[]`
      : additionalProperties !== undefined
        ? `{ *: ${typeOf(additionalProperties)} }`
        : properties !== undefined
          ? `{ ${Object.entries(properties)
              .map(([key, of]) => `${key}: ${typeOf(of as Json)}`)
              .join(', ')} }`
          : plain;
  return each.nullable === true ? `${type}?` : type;
}

function described(each: Json, value: (of: unknown) => unknown): unknown {
  const { type, defaultValue, allowedValues, metadata, ...more } = each;
  const limits = Object.fromEntries(Object.entries(more).filter(([key]) => /^(min|max)/.test(key)));
  return {
    type: typeOf(each),
    secure: /^secure/i.test(String(type)),
    ...limits,
    ...(metadata === undefined ? {} : { description: value((metadata as Json).description) }),
    ...(allowedValues === undefined ? {} : { allowed: value(allowedValues) }),
    ...(defaultValue === undefined ? {} : { defaultValue: value(defaultValue) }),
  };
}
