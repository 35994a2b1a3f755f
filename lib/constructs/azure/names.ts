import { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

/** Gives elements the names that their paths have: an app may have several of them, and its own scheme of names. */
export function withStackNames(scope: Construct): void {
  for (const each of scope.node.findAll()) if (TerraformElement.isTerraformElement(each)) each.resetOverrideLogicalId();
}
