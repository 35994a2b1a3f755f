import type { TerraformElement } from 'cdktf';

/** Gives an element the name it has in Terraform, instead of one made from its path and a hash. */
export function logical<T extends TerraformElement>(id: string, element: T): T {
  element.overrideLogicalId(id);
  return element;
}
