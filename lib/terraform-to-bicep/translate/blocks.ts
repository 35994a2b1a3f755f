import { blocksOf, isArray, isObject, type Json } from '../json';
import type { Problem } from '../problem';
import type { Block } from '../terraform/stack';

/** Meta-arguments of Terraform without a counterpart in a template. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
  count: 'has no counterpart in Bicep; declare each resource in the app',
  for_each: 'has no counterpart in Bicep; declare each resource in the app',
  provisioner: 'has no counterpart in Bicep; configure the machine by its user data, or outside the template',
  connection: 'has no counterpart in Bicep; configure the machine by its user data, or outside the template',
};

export function checkBlock(block: Block, problems: Problem[]): void {
  const report = (attribute: string, message: string): void =>
    void problems.push({ path: block.path, attribute, message });
  for (const [attribute, message] of Object.entries(WITHOUT_FORM)) {
    if (block.config[attribute] !== undefined) report(attribute, message);
  }
  const { provider, lifecycle } = block.config;
  if (typeof provider === 'string' && provider.includes('.')) {
    report('provider', 'a template deploys into one subscription; move resources of another one to a separate stack');
  }
  if (isObject(lifecycle)) {
    for (const key of ['precondition', 'postcondition', 'replace_triggered_by']) {
      if (lifecycle[key] !== undefined && !isCheckOfLookup(block, key))
        report(`lifecycle.${key}`, 'has no counterpart in Bicep; check it before the deployment');
    }
  }
}

/** What Terraform checks of an existing resource is for people to check before they deploy a template. */
function isCheckOfLookup({ address, config: { lifecycle } }: Block, key: string): boolean {
  const checks = isObject(lifecycle) ? blocksOf(lifecycle[key]) : [];
  return (
    key === 'postcondition' && address.startsWith('data.') && checks.every(({ error_message: text }) => isText(text))
  );
}

/** What Terraform checks of the existing resources that a stack reads, in the words of its error messages. */
export function checksOf(lookups: readonly Block[]): readonly string[] {
  return lookups
    .flatMap(({ config: { lifecycle } }) => (isObject(lifecycle) ? blocksOf(lifecycle.postcondition) : []))
    .flatMap(({ error_message: text }) => (isText(text) ? [text] : []));
}

/** A literal: an expression would have to be evaluated. */
function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && !value.includes('${') && !value.includes('%{');
}

/** Comments for the reviewer on behavior of Terraform that a template does not have. */
export function lifecycleComments(lifecycle: Json | undefined): readonly string[] {
  if (!isObject(lifecycle)) return [];
  const { prevent_destroy: keep, ignore_changes: ignored } = lifecycle;
  return [
    ...(keep === true ? ['Terraform rejects the deletion of this resource; in Azure, use a resource lock.'] : []),
    ...(ignored === undefined
      ? []
      : [
          `Terraform ignores later changes of ${isArray(ignored) ? ignored.join(', ') : 'all attributes'}; this template resets them.`,
        ]),
  ];
}
