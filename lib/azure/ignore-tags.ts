import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * Makes Terraform leave tags of others as they are, on every resource below a construct that has tags. It can ignore
 * single keys or all tags of a resource, so that one beginning with a `*` makes it ignore all.
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes
 */
export function ignoreTags(scope: IConstruct, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const ignoreChanges = keys.some((key) => key.endsWith('*')) ? ['tags'] : keys.map((key) => `tags["${key}"]`);
  for (const node of scope.node.findAll()) {
    if (node instanceof TerraformResource && 'tagsInput' in node) node.lifecycle = { ignoreChanges };
  }
}
