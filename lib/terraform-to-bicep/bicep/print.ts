import { array, call, number, object, string } from '../tree/build';
import type { Property } from '../tree/node';
import {
  type Dependency,
  describeTemplate,
  type Module,
  type Output,
  type Parameter,
  type Resource,
  type Template,
  type Variable,
} from '../tree/template';
import { concat, type Document, hardLine, indent, layOut, separated } from './document';
import { createPrint, type Print } from './bicep-expression';
import { printType } from './bicep-type';
import { comment, propertyKey, quote } from './text';

/** Prints a template as a Bicep file, formatted as by Bicep's formatter. */
export function printBicep(template: Template): string {
  const { parameters, variables, resources, modules, outputs } = template;
  const print = createPrint(
    new Set(
      [...parameters, ...variables]
        .map(({ name }) => name)
        .concat([...resources, ...modules].map(({ symbol }) => symbol)),
    ),
  );
  const sections: readonly (readonly Document[])[] = [
    [header(template)],
    parameters.map((each) => parameter(each, print)),
    variables.length === 0
      ? []
      : [
          separated(
            variables.map((each) => variable(each, print)),
            hardLine,
          ),
        ],
    resources.map((each) => resource(each, print)),
    modules.map((each) => module(each, print)),
    outputs.map((each) => output(each, print)),
  ];
  const paragraphs = sections.flat().filter((each) => each !== '');
  return `${layOut(separated(paragraphs, concat(hardLine, hardLine)))}\n`;
}

function header(template: Template): Document {
  const { scope } = template;
  const said = describeTemplate(template);
  const lines: Document[] = [
    ...(said === undefined ? [] : [`metadata description = ${quote(said)}`]),
    ...(scope === 'subscription' ? [`targetScope = ${quote(scope)}`] : []),
  ];
  return lines.length === 0 ? '' : separated(lines, hardLine);
}

function parameter(given: Parameter, print: Print): Document {
  const decorators = [
    ...(given.description === undefined ? [] : [call('description', string(given.description))]),
    ...(given.secure ? [call('secure')] : []),
    ...(['minLength', 'maxLength', 'minValue', 'maxValue'] as const).flatMap((name) => {
      const value = given[name];
      return value === undefined ? [] : [call(name, number(value))];
    }),
  ].map((each) => concat('@', print(each)));
  const allowed: readonly Document[] =
    given.allowedValues === undefined ? [] : [concat('@allowed(', print(array(given.allowedValues)), ')')];
  const value = given.defaultValue === undefined ? '' : concat(' = ', print(given.defaultValue));
  return separated([...decorators, ...allowed, concat(`param ${given.name} `, printType(given.type), value)], hardLine);
}

function variable({ name, value }: Variable, print: Print): Document {
  return concat(`var ${name} = `, print(value));
}

function resource(given: Resource, print: Print): Document {
  const { symbol, type, apiVersion, existing, name, parent, scope, group, body, dependsOn, comments } = given;
  const head = `resource ${symbol} ${quote(`${type}@${apiVersion}`)} ${existing ? 'existing ' : ''}= `;
  const lines: readonly Document[] = [
    ...(parent === undefined ? [] : [`parent: ${parent}`]),
    ...(scope === undefined ? [] : [`scope: ${scope}`]),
    ...(group === undefined ? [] : [concat('scope: ', print(call('resourceGroup', group)))]),
    concat('name: ', print(name)),
    ...body.props.map((each) => property(each, print)),
    ...dependencies(dependsOn),
  ];
  return separated([...comments.map(comment), concat(head, braces(lines))], hardLine);
}

function module({ symbol, name, file, group, params }: Module, print: Print): Document {
  const lines: readonly Document[] = [
    `name: ${quote(name)}`,
    `scope: ${group}`,
    ...(params.length === 0 ? [] : [concat('params: ', print(object(params)))]),
  ];
  return concat(`module ${symbol} ${quote(file)} = `, braces(lines));
}

function output({ name, type, description, value }: Output, print: Print): Document {
  const declaration = concat(`output ${name} `, printType(type), ' = ', print(value));
  return description === undefined
    ? declaration
    : separated([concat('@', print(call('description', string(description)))), declaration], hardLine);
}

function property([key, value]: Property, print: Print): Document {
  return concat(propertyKey(key), ': ', print(value));
}

function dependencies(dependsOn: readonly Dependency[]): readonly Document[] {
  if (dependsOn.length === 0) return [];
  const items = dependsOn.flatMap(({ symbol, why }) => (why === undefined ? [symbol] : [comment(why), symbol]));
  return [concat('dependsOn: [', indent(concat(hardLine, separated(items, hardLine))), hardLine, ']')];
}

function braces(lines: readonly Document[]): Document {
  return concat('{', indent(concat(hardLine, separated(lines, hardLine))), hardLine, '}');
}
