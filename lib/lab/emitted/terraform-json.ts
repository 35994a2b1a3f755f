import { LabError } from '../lab-error';

/** Terraform's JSON syntax as CDKTF writes it: resources by type and name, variables with defaults. */
export interface TerraformJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, TerraformBlock>>>>;
  readonly output?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly variable?: Readonly<Record<string, { readonly default?: unknown }>>;
}
export type TerraformBlock = Readonly<Record<string, unknown>>;

/** All resources of a type by name, with variables replaced by their defaults; references to resources are retained. */
export function resourcesOf(terraform: TerraformJson, type: string): ReadonlyMap<string, TerraformBlock> {
  const blocks = Object.entries(terraform.resource[type] ?? {});
  return new Map(blocks.map(([name, block]) => [name, substitute(block, terraform) as TerraformBlock]));
}

/** The value of an output, with variables replaced by their defaults; undefined when there is none of that name. */
export function outputOf(terraform: TerraformJson, name: string): unknown {
  return substitute(terraform.output?.[name]?.value, terraform);
}

/**
 * The resource that a reference such as `${azurerm_subnet.gateway.id}` names.
 * @throws LabError when it is not in the file
 */
export function referenced(terraform: TerraformJson, reference: unknown): TerraformBlock {
  const [, type = '', name = ''] = REFERENCE.exec(String(reference)) ?? [];
  const block = resourcesOf(terraform, type).get(name);
  if (!block) throw new LabError(`the Azure side refers to ${String(reference)}, which is not in its Terraform file`);
  return block;
}

/** The name of the resource in a reference; `undefined` when the value is not a reference. */
export function referencedName(reference: unknown): string | undefined {
  return REFERENCE.exec(String(reference))?.[2];
}

const REFERENCE = /^\$\{(azurerm_\w+)\.(\w+)\.\w+\}$/;

function substitute(value: unknown, terraform: TerraformJson): unknown {
  if (typeof value === 'string') {
    const [, name] = /^\$\{var\.(\w+)\}$/.exec(value) ?? [];
    const variable = name === undefined ? undefined : terraform.variable?.[name]?.default;
    return variable ?? value;
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, terraform));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, terraform)]));
}
