import type { Component } from '../../model/components';
import type { ComponentId } from '../../model/names';
import type { Change } from '../report/change';
import { changesOf, type ObservedComponent } from './state';

/** Only test VMs of a link have these types. */
const TEST_VM_TYPES: ReadonlySet<string> = new Set(['azurerm_linux_virtual_machine', 'azurerm_network_interface']);

/** What identifies a change from one plan to the next. */
export function changeKey({ action, resource }: Pick<Change, 'action' | 'resource'>): string {
  return `${action} ${resource}`;
}

/** Whether a Terraform address is of a test VM. */
export function isOfTestVm(address: string): boolean {
  return TEST_VM_TYPES.has(address.split('.')[0] ?? '');
}

/** Whether an error of the CDK toolkit is about a test host, whose construct's path or logical id follows the type. */
export function isOfTestHost(problem: string): boolean {
  return /^\S+ (?:\S*\/)?test-?host-?\d/i.test(problem);
}

/**
 * The changes that a deployment left pending and that the link does not depend on: those of test VMs, and changes in
 * place that were pending before it, too, as when a policy sets tags.
 * @returns undefined when a change is pending that the link may depend on, or none is
 */
export function remainingChanges(before: readonly Change[], after: readonly Change[]): readonly Change[] | undefined {
  const pending = new Set(before.map(changeKey));
  const mayRemain = (change: Change): boolean =>
    isOfTestVm(change.resource) || (change.action === 'update' && pending.has(changeKey(change)));
  return after.length > 0 && after.every(mayRemain) ? after : undefined;
}

/** A warning that names them, with what to do about those of test VMs and about others. */
export function remainingWarning(title: string, changes: readonly Change[]): string {
  const named = changes.map(changeKey).join(', ');
  const ofTestVms = changes.filter(({ resource }) => isOfTestVm(resource));
  const remedies = [
    ...(ofTestVms.length > 0 ? ['set azure.testVm.size to another size, or azure.testVm.enabled to false'] : []),
    ...(ofTestVms.length < changes.length ? ['if a policy sets tags on them, name these in ignoreTags'] : []),
  ];
  return `the ${title} was deployed, and these changes are still pending: ${named}; the link does not depend on them: ${remedies.join('; ')}`;
}

/**
 * The changes that the last deployment of the Azure side left pending and that the link does not depend on.
 * @returns undefined when nothing is pending, or something that the link may depend on
 */
export function remainingAfter(
  before: ReadonlyMap<ComponentId, readonly Change[]>,
  components: readonly ObservedComponent[],
): { readonly title: string; readonly changes: readonly Change[] } | undefined {
  const azure = components.find(({ component }) => component.kind === 'azure');
  const earlier = azure === undefined ? undefined : before.get(azure.component.id);
  if (azure === undefined || earlier === undefined) return undefined;
  const changes = remainingChanges(earlier, changesOf(azure.state));
  return changes === undefined ? undefined : { title: azure.component.title, changes };
}

/** The changes that a deployment of a component would make. */
export function pendingOf({ id }: Component, components: readonly ObservedComponent[]): readonly Change[] {
  return components.flatMap(({ component, state }) => (component.id === id ? changesOf(state) : []));
}
