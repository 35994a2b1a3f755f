import { UserError } from '../../base/user-error';
import type { Handoff } from '../../handoff/handoff';
import type { Link } from '../../model/link';
import { azureStack } from '../../model/names';
import { forgetCommand, type NamedFiles } from '../../workspace/commands';
import { deleteAzureCommand } from '../../workspace/delete-command';
import { DRIVER_EXIT } from '../report/exit-codes';

/**
 * Checks that Terraform knows of an Azure side that the hand-off has facts of. In a clone without the state it would
 * create the side again, or remove the rest of the link and leave a gateway that nothing names any more.
 * @param resources those of the state; undefined when there is no state
 * @throws UserError when the hand-off has an Azure side and there is no state
 */
export function checkState(
  link: Link,
  { azure }: Handoff,
  resources: readonly string[] | undefined,
  files: NamedFiles = {},
): void {
  if (resources !== undefined || azure?.gatewayAddresses === undefined) return;
  const { kind } = link.backend;
  const state = kind === 'local' ? `the file terraform.${azureStack(link.name)}.tfstate` : `a state in ${kind}`;
  const lines = [
    `the hand-off has an Azure side, and ${state} does not exist; copy it from where the side was deployed, or set \`backend\` to where the state is`,
    `if the side was deleted, \`${forgetCommand('azure', files)}\` removes its facts; if its state is lost, first delete it: \`${deleteAzureCommand(link)}\``,
  ];
  throw new UserError(lines, DRIVER_EXIT.badInput);
}
