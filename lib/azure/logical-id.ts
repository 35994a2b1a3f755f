import type { TerraformElement } from 'cdktf';

/** Gives an element the name it has in Terraform, instead of one made from its path and a hash. */
export function logical<T extends TerraformElement>(id: string, element: T): T {
  element.overrideLogicalId(id);
  return element;
}

/** How an element gets its Terraform name. */
export type Naming = typeof logical;

/** Leaves an element the name of its path: an app may have several of them, and its own scheme of names. */
export function byPath<T extends TerraformElement>(_name: string, element: T): T {
  return element;
}
