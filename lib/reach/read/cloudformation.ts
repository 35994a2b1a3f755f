import { ReachError } from '../reach-error';
import { isRecord, recordOf } from '../../base/is-record';

/** A CloudFormation template by its file name, and a resource in it. */
interface Template {
  readonly name: string;
  readonly body: Properties;
}

type Properties = Readonly<Record<string, unknown>>;

export interface Resource {
  /** `TEMPLATE/LOGICAL_ID`, which {@link Templates.resolve} returns for a reference to it. */
  readonly id: string;
  readonly type: string;
  /** The properties, with every reference resolved. */
  readonly properties: Properties;
}

/** The resources of all templates, with references between templates resolved. */
export interface Templates {
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
  /** The value of an output of the template that `id` is in; `undefined` without it. */
  output(id: string, name: string): unknown;
}

/**
 * Parses templates and resolves `Ref`, `Fn::GetAtt`, `Fn::ImportValue` and parameters that SSM publishes.
 * @throws ReachError for a file that is not a template
 */
export function readTemplates(files: readonly { readonly name: string; readonly content: string }[]): Templates {
  const templates = files.map(({ name, content }): Template => {
    const body: unknown = JSON.parse(content);
    if (!isRecord(body)) throw new ReachError(`${name} is not a CloudFormation template`);
    return { name, body };
  });
  const resources = templates.flatMap((template) =>
    Object.entries(recordOf(template.body['Resources'])).map(([logicalId, resource]) => ({
      id: `${template.name}/${logicalId}`,
      type: String(recordOf(resource)['Type']),
      properties: recordOf(resolve(recordOf(resource)['Properties'], template, templates)),
    })),
  );
  return {
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    output: (id, name) => {
      const template = templates.find((candidate) => id.startsWith(`${candidate.name}/`));
      const output = recordOf(recordOf(template?.body['Outputs'])[name]);
      return template && resolve(output['Value'], template, templates);
    },
  };
}

function resolve(value: unknown, template: Template, templates: readonly Template[]): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, template, templates));
  if (!isRecord(value)) return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported } = value;
  if (typeof ref === 'string') return resolveRef(ref, template, templates);
  if (Array.isArray(attribute)) return `${template.name}/${String(attribute[0])}`;
  if (typeof imported === 'string') return resolveImport(imported, templates);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, template, templates)]));
}

/** A parameter takes the value that another template publishes in SSM; every other name is a resource. */
function resolveRef(name: string, template: Template, templates: readonly Template[]): unknown {
  const parameter = recordOf(template.body['Parameters'])[name];
  if (parameter === undefined) return `${template.name}/${name}`;
  const published = templates.flatMap((candidate) =>
    Object.values(recordOf(candidate.body['Resources']))
      .map(recordOf)
      .filter(({ Type }) => Type === 'AWS::SSM::Parameter')
      .map(({ Properties: properties }) => recordOf(properties))
      .filter((properties) => properties['Name'] === recordOf(parameter)['Default'])
      .map(({ Value: value }) => resolve(value, candidate, templates)),
  );
  return published[0] ?? recordOf(parameter)['Default'];
}

function resolveImport(exportName: string, templates: readonly Template[]): unknown {
  const exporting = templates.flatMap((candidate) =>
    Object.values(recordOf(candidate.body['Outputs']))
      .map(recordOf)
      .filter((output) => recordOf(output['Export'])['Name'] === exportName)
      .map((output) => resolve(output['Value'], candidate, templates)),
  );
  return exporting[0] ?? exportName;
}
