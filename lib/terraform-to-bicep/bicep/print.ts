import { array, call, number, object, string } from '../tree/build';
import type { Property } from '../tree/node';
import type { Dependency, Module, Output, Parameter, Resource, Template, Variable } from '../tree/template';
import { concat, type Document, hardLine, indent, layOut, separated } from './document';
import { expression } from './bicep-expression';
import { comment, propertyKey, quote } from './text';

/** A template as a Bicep file, laid out as Bicep's own formatter would. */
export function printBicep(template: Template): string {
  const sections: readonly (readonly Document[])[] = [
    [header(template)],
    template.parameters.map(parameter),
    template.variables.length === 0 ? [] : [separated(template.variables.map(variable), hardLine)],
    template.resources.map(resource),
    template.modules.map(module),
    template.outputs.map(output),
  ];
  const paragraphs = sections.flat().filter((each) => each !== '');
  return `${layOut(separated(paragraphs, concat(hardLine, hardLine)))}\n`;
}

function header({ scope, notice, description }: Template): Document {
  const lines: Document[] = [
    ...(notice === undefined ? [] : [comment(notice)]),
    ...(description === undefined ? [] : [`metadata description = ${quote(description)}`]),
    ...(scope === 'subscription' ? [`targetScope = ${quote(scope)}`] : []),
  ];
  return lines.length === 0 ? '' : separated(lines, hardLine);
}

function parameter(given: Parameter): Document {
  const decorators = [
    ...(given.description === undefined ? [] : [call('description', string(given.description))]),
    ...(given.secure ? [call('secure')] : []),
    ...(['minLength', 'maxLength', 'minValue', 'maxValue'] as const).flatMap((name) => {
      const value = given[name];
      return value === undefined ? [] : [call(name, number(value))];
    }),
  ].map((each) => concat('@', expression(each)));
  const allowed: readonly Document[] =
    given.allowedValues === undefined ? [] : [concat('@allowed(', expression(array(given.allowedValues)), ')')];
  const value = given.defaultValue === undefined ? '' : concat(' = ', expression(given.defaultValue));
  return separated([...decorators, ...allowed, concat(`param ${given.name} ${given.type}`, value)], hardLine);
}

function variable({ name, value }: Variable): Document {
  return concat(`var ${name} = `, expression(value));
}

function resource(given: Resource): Document {
  const { symbol, type, apiVersion, existing, name, parent, scope, group, body, dependsOn, comments } = given;
  const head = `resource ${symbol} ${quote(`${type}@${apiVersion}`)} ${existing ? 'existing ' : ''}= `;
  const lines: readonly Document[] = [
    ...(parent === undefined ? [] : [`parent: ${parent}`]),
    ...(scope === undefined ? [] : [`scope: ${scope}`]),
    ...(group === undefined ? [] : [concat('scope: ', expression(call('resourceGroup', group)))]),
    concat('name: ', expression(name)),
    ...body.props.map(property),
    ...dependencies(dependsOn),
  ];
  return separated([...comments.map(comment), concat(head, braces(lines))], hardLine);
}

function module({ symbol, name, file, group, params }: Module): Document {
  const lines: readonly Document[] = [
    `name: ${quote(name)}`,
    `scope: ${group}`,
    ...(params.length === 0 ? [] : [concat('params: ', expression(object(params)))]),
  ];
  return concat(`module ${symbol} ${quote(file)} = `, braces(lines));
}

function output({ name, type, description, value }: Output): Document {
  const declaration = concat(`output ${name} ${type} = `, expression(value));
  return description === undefined
    ? declaration
    : separated([concat('@', expression(call('description', string(description)))), declaration], hardLine);
}

function property([key, value]: Property): Document {
  return concat(propertyKey(key), ': ', expression(value));
}

function dependencies(dependsOn: readonly Dependency[]): readonly Document[] {
  if (dependsOn.length === 0) return [];
  const items = dependsOn.flatMap(({ symbol, why }) => (why === undefined ? [symbol] : [comment(why), symbol]));
  return [concat('dependsOn: [', indent(concat(hardLine, separated(items, hardLine))), hardLine, ']')];
}

function braces(lines: readonly Document[]): Document {
  return concat('{', indent(concat(hardLine, separated(lines, hardLine))), hardLine, '}');
}
