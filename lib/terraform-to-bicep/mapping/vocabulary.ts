import type { Json } from '../json';
import { Inexpressible } from '../problem';
import { array, bool, conditional, not, object, string } from '../tree/build';
import type { Node } from '../tree/node';
import type { Constants, Fields, Rule, Transform } from './rule';

type To = Extract<Rule, { kind: 'to' }>;
type Blocks = Extract<Rule, { kind: 'blocks' }>;

/** An attribute that becomes the property at `path`, such as `properties.enableBgp`. */
export const to = (path: string, options: Omit<Partial<To>, 'kind' | 'path'> = {}): Rule => ({
  kind: 'to',
  path,
  ...options,
});

/** A list of blocks; each becomes an item. */
export const blocks = (path: string, fields: Fields, options: Omit<Partial<Blocks>, 'kind' | 'single'> = {}): Rule => ({
  kind: 'blocks',
  path,
  fields,
  ...options,
});

/** A block that occurs at most once; becomes an object. */
export const block = (
  path: string,
  fields: Fields,
  options: { readonly constants?: Constants; readonly unset?: Json } = {},
): Rule => ({ kind: 'blocks', path, fields, single: true, ...options });

export const custom = (make: Extract<Rule, { kind: 'custom' }>['make']): Rule => ({ kind: 'custom', make });
export const refused = (why: string): Rule => ({ kind: 'refused', why });
export const terraformOnly: Rule = { kind: 'terraform-only' };

/** Attributes of every resource in a resource group. */
export const COMMON: Fields = {
  id: terraformOnly,
  name: { kind: 'name' },
  resource_group_name: { kind: 'group' },
  timeouts: terraformOnly,
};

/** The provider normalizes 'West Europe' to 'westeurope', and returns the normalized name. */
export const normalizedLocation = (value: Node): Node =>
  value.kind === 'string' ? string(value.value.toLowerCase().replaceAll(' ', '')) : value;

export const location: Rule = to('location', { parameter: 'location', transform: normalizedLocation });

export const tags: Rule = to('tags');

export const unmapped = (what: string): Rule =>
  refused(`${what} is not mapped to Bicep yet; remove it, or keep the resource in Terraform`);

/** Negates a boolean, for attributes whose property in Azure has the opposite meaning. */
export const inverted: Transform = (value) => (value.kind === 'bool' ? bool(!value.value) : not(value));

/** Maps true and false to two strings. */
export const words =
  (yes: string, no: string): Transform =>
  (value) =>
    value.kind === 'bool' ? string(value.value ? yes : no) : conditional(value, string(yes), string(no));

/** Omits false, which the provider does not send. */
export const onlyWhenTrue: Transform = (value) => (value.kind === 'bool' && !value.value ? undefined : value);
/** Omits an empty list and an empty string, which the provider does not send. */
export const onlyWhenFilled: Transform = (value) =>
  (value.kind === 'array' && value.items.length === 0) || (value.kind === 'string' && value.value === '')
    ? undefined
    : value;

/** Each item becomes an object of one property. */
export const eachAs =
  (key: string): Transform =>
  (value) => {
    const items = listOf(value);
    return items.length === 0 ? undefined : array(items.map((item) => object([[key, item]])));
  };

/** An object with the value under one key, and constant entries. */
export const wrapped =
  (key: string, beside: readonly (readonly [string, Node])[] = []): Transform =>
  (value) =>
    object([[key, value], ...beside]);

/** The items of a literal list. @throws Inexpressible for any other value */
export function listOf(value: Node): readonly Node[] {
  if (value.kind === 'array') return value.items;
  throw new Inexpressible('must be a literal list');
}
