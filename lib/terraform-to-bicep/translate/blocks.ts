import { isArray, isObject, type Json } from '../json';
import type { Problem } from '../problem';
import type { Block } from '../terraform/stack';

/** Terraform's own arguments that change what is deployed in ways a template cannot follow. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
  count: 'has no counterpart here; write the resources out in the app',
  for_each: 'has no counterpart here; write the resources out in the app',
  provisioner: 'has no counterpart in Bicep; do it in the machine, or outside the template',
  connection: 'has no counterpart in Bicep; do it in the machine, or outside the template',
};

export function checkBlock(block: Block, problems: Problem[]): void {
  const report = (attribute: string, message: string): void =>
    void problems.push({ path: block.path, attribute, message });
  for (const [attribute, message] of Object.entries(WITHOUT_FORM)) {
    if (block.config[attribute] !== undefined) report(attribute, message);
  }
  const { provider, lifecycle } = block.config;
  if (typeof provider === 'string' && provider.includes('.')) {
    report('provider', 'a template deploys into one subscription; give the other one its own stack');
  }
  if (isObject(lifecycle)) {
    for (const key of ['precondition', 'postcondition', 'replace_triggered_by']) {
      if (lifecycle[key] !== undefined)
        report(`lifecycle.${key}`, 'has no counterpart in Bicep; check it before the deployment');
    }
  }
}

/** What Terraform does and a template cannot, said where a reviewer reads it. */
export function lifecycleComments(lifecycle: Json | undefined): readonly string[] {
  if (!isObject(lifecycle)) return [];
  const { prevent_destroy: keep, ignore_changes: ignored } = lifecycle;
  return [
    ...(keep === true ? ['Terraform would refuse to delete this; in Azure, a lock does that.'] : []),
    ...(ignored === undefined
      ? []
      : [
          `Terraform leaves later changes of ${isArray(ignored) ? ignored.join(', ') : 'all attributes'} alone; this template sets them again.`,
        ]),
  ];
}
