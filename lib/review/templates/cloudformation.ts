import { recordOf } from '../../base/is-record';
import { stackOfTemplate } from '../../base/template-path';
import type { OutputFile } from '../../write-files/file-tree';

/** A resource of a synthesized template. */
export interface CfnResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A CloudFormation template, as far as a review reads it. */
export interface Template {
  readonly stack: string;
  readonly resources: readonly CfnResource[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Returns the templates of AWS among the rendered files, in their order. */
export function templatesIn(files: readonly OutputFile[]): readonly Template[] {
  return files.flatMap(({ path, content }) => {
    const stack = stackOfTemplate(path);
    return stack === undefined ? [] : [readTemplate(stack, JSON.parse(content))];
  });
}

function readTemplate(stack: string, template: unknown): Template {
  const { Resources = {}, Parameters = {} } = recordOf(template);
  const resources = Object.entries(recordOf(Resources)).map(([id, resource]) => {
    const { Type, Properties } = recordOf(resource);
    return { stack, id, type: String(Type), properties: recordOf(Properties) };
  });
  return { stack, resources, parameters: recordOf(Parameters) };
}

/** Returns a list as one, and anything else as its only item; nothing as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Returns the tag `Name` of a resource; without one, its logical id. */
function nameOf({ id, properties }: CfnResource): string {
  const tag = listOf(properties['Tags'])
    .map(recordOf)
    .find(({ Key }) => Key === 'Name');
  return typeof tag?.['Value'] === 'string' ? tag['Value'] : id;
}

/**
 * Returns a value of a template in words: a string as it is, a reference as the name of what it leads to. A function
 * that joins is written out; the account and the partition are shown in capital letters.
 */
export function printValue(value: unknown, template: Template): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const { Ref, 'Fn::Join': join, 'Fn::ImportValue': imported, 'Fn::GetAtt': attribute } = recordOf(value);
  if (typeof Ref === 'string') return printReference(Ref, template);
  if (Array.isArray(join))
    return listOf(join[1])
      .map((part) => printValue(part, template))
      .join(String(join[0]));
  if (typeof imported === 'string')
    return imported.replace(/^(.*):ExportsOutput(?:Ref|FnGetAtt)(.*)[0-9A-F]{8}$/, '$2 of $1');
  if (Array.isArray(attribute)) return `${String(attribute[1])} of ${printReference(String(attribute[0]), template)}`;
  return JSON.stringify(value);
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'ACCOUNT',
  'AWS::Partition': 'aws',
  'AWS::Region': 'REGION',
};

function printReference(id: string, { resources, parameters }: Template): string {
  const resource = resources.find((each) => each.id === id);
  if (resource !== undefined) return nameOf(resource);
  const fallback = recordOf(parameters[id])['Default'];
  return PSEUDO[id] ?? (typeof fallback === 'string' ? fallback : id);
}
