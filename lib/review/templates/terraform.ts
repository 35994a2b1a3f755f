import type { OutputFile } from '../../write-files/file-tree';
import { recordOf } from '../../base/is-record';
import { listOf } from './cloudformation';

/** A resource or a data source of a stack of Terraform. */
export interface TfResource {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The Azure side as Terraform JSON, with the defaults of its variables in their places. */
export interface TfStack {
  readonly name: string;
  readonly resources: readonly TfResource[];
  /** Names of its sensitive variables. */
  readonly sensitive: readonly string[];
}

const STACK = /^cdktf\.out\/stacks\/([^/]+)\/cdk\.tf\.json$/;
const VARIABLE = /\$\{var\.(\w+)\}/g;

/** Returns the stacks of Terraform among the rendered files, in their order. */
export function stacksIn(files: readonly OutputFile[]): readonly TfStack[] {
  return files.flatMap(({ path, content }) => {
    const name = STACK.exec(path)?.[1];
    return name === undefined ? [] : [readStack(name, recordOf(JSON.parse(content)))];
  });
}

function readStack(name: string, { resource, data, variable }: Readonly<Record<string, unknown>>): TfStack {
  const variables = recordOf(variable);
  const read = (kind: TfResource['kind'], types: unknown): readonly TfResource[] =>
    Object.entries(recordOf(types)).flatMap(([type, all]) =>
      Object.entries(recordOf(all)).map(([id, values]) => ({
        kind,
        type,
        id,
        values: recordOf(filled(values, variables)),
      })),
    );
  return {
    name,
    resources: [...read('resource', resource), ...read('data', data)],
    sensitive: Object.keys(variables).filter((each) => recordOf(variables[each])['sensitive'] === true),
  };
}

/** A sensitive variable has no default, and stays a reference. */
function filled(value: unknown, variables: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string')
    return value.replace(VARIABLE, (reference, name: string) => {
      const fallback = recordOf(variables[name])['default'];
      return typeof fallback === 'string' ? fallback : reference;
    });
  if (Array.isArray(value)) return value.map((each) => filled(each, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, variables)]));
}

/** Returns the resources of a type. */
export function ofType({ resources }: TfStack, type: string): readonly TfResource[] {
  return resources.filter((each) => each.type === type);
}

/** Returns a value as a string; a list with commas. */
export function textOf(value: unknown): string {
  return listOf(value).map(String).join(', ');
}

/** Returns the resource that a reference such as `${azurerm_subnet.a.id}` leads to. */
export function referred({ resources }: TfStack, reference: unknown): TfResource | undefined {
  const [, type, id] = /^\$\{(?:data\.)?(\w+)\.(\w+)\.\w+\}$/.exec(String(reference)) ?? [];
  return resources.find((each) => each.type === type && each.id === id);
}
