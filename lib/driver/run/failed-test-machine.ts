import type { Component } from '../../model/components';
import { isOfTestHost, isOfTestVm } from '../components/remaining-changes';
import type { ObservedComponent } from '../components/state';
import type { LeftOut } from '../components/workspace';
import type { Report } from '../report/driver-event';
import type { FailedStep } from './step.edge';

/**
 * What to leave out after a failure that concerns test machines alone. Terraform creates the rest all the same;
 * CloudFormation rolls a new router back with its test host.
 * @throws UserError for any other failure
 */
export function withoutWhatFailed(
  { id, kind }: Component,
  components: readonly ObservedComponent[],
  { failure, problems, resources }: FailedStep,
  report: Report,
): LeftOut {
  const ofResources = problems.filter((problem) => /^(AWS|Custom)::/.test(problem) && !/cancell?ed/.test(problem));
  const isNew = components.some(({ component, state }) => component.id === id && state.label === 'not deployed');
  const without: LeftOut | undefined =
    kind === 'azure' && resources.length > 0 && resources.every(isOfTestVm)
      ? {}
      : kind === 'router' && isNew && ofResources.length > 0 && ofResources.every(isOfTestHost)
        ? { withoutTestHosts: true }
        : undefined;
  if (without === undefined) throw failure;
  const cause = problems.join('; ');
  report({
    event: 'warning',
    text: `a test machine could not be created, and the link continues without it: ${cause}`,
  });
  return without;
}
