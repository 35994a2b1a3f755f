import { blocksOf, entriesOf, isArray, type Json, type JsonObject } from '../json';
import type { Problem } from '../problem';
import type { Block } from '../terraform/stack';
import { CONTEXT_SOURCES } from './symbols';

/** Meta-arguments of Terraform without a counterpart in a template. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
  count: 'has no counterpart in Bicep; declare each resource in the app',
  for_each: 'has no counterpart in Bicep; declare each resource in the app',
  provisioner: 'has no counterpart in Bicep; configure the machine by its user data, or outside the template',
  connection: 'has no counterpart in Bicep; configure the machine by its user data, or outside the template',
};

const ONE_SUBSCRIPTION = 'a template deploys into one subscription; move resources of another one to a separate stack';

/** Message for a check of Terraform. */
export const UNCHECKED = 'has no counterpart in Bicep; check it before the deployment';

/** Problems of what every block of the stack may have: resources, data sources and associations. */
export function checkBlock(block: Block): readonly Problem[] {
  const { type, path, config } = block;
  const { provider, subscription_id: subscription } = config;
  const lifecycle = lifecycleOf(config.lifecycle);
  const found: readonly (readonly [attribute: string, message: string])[] = [
    ...Object.entries(WITHOUT_FORM).filter(([attribute]) => config[attribute] !== undefined),
    ...(typeof provider === 'string' && provider.includes('.') ? [['provider', ONE_SUBSCRIPTION] as const] : []),
    ...(CONTEXT_SOURCES.has(type) && (subscription ?? null) !== null
      ? [['subscription_id', ONE_SUBSCRIPTION] as const]
      : []),
    ...['precondition', 'postcondition', 'replace_triggered_by']
      .filter((key) => lifecycle[key] !== undefined && !isCheckOfLookup(block, key))
      .map((key) => [`lifecycle.${key}`, UNCHECKED] as const),
  ];
  return found.map(([attribute, message]) => ({ path, attribute, message }));
}

/** The block as one object, which Terraform JSON may have as a list. */
function lifecycleOf(lifecycle: Json | undefined): JsonObject {
  return Object.fromEntries(blocksOf(lifecycle).flatMap(entriesOf));
}

/** What Terraform checks of an existing resource is for people to check before they deploy a template. */
function isCheckOfLookup({ address, config: { lifecycle } }: Block, key: string): boolean {
  const checks = blocksOf(lifecycleOf(lifecycle)[key]);
  return (
    key === 'postcondition' && address.startsWith('data.') && checks.every(({ error_message: text }) => isText(text))
  );
}

/** What Terraform checks of the existing resources that a stack reads, in the words of its error messages. */
export function checksOf(lookups: readonly Block[]): readonly string[] {
  return lookups
    .flatMap(({ config: { lifecycle } }) => blocksOf(lifecycleOf(lifecycle).postcondition))
    .flatMap(({ error_message: text }) => (isText(text) ? [text] : []));
}

/** A literal: an expression would have to be evaluated. */
function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && !value.includes('${') && !value.includes('%{');
}

/** Comments for the reviewer on behavior of Terraform that a template does not have. */
export function lifecycleComments(lifecycle: Json | undefined): readonly string[] {
  const { prevent_destroy: keep, ignore_changes: ignored } = lifecycleOf(lifecycle);
  return [
    ...(keep === true ? ['Terraform rejects the deletion of this resource; in Azure, use a resource lock.'] : []),
    ...(ignored === undefined
      ? []
      : [
          `Terraform ignores later changes of ${isArray(ignored) ? ignored.join(', ') : 'all attributes'}; this template resets them.`,
        ]),
  ];
}
