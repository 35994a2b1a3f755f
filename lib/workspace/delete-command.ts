import { quoteShell } from '../base/quote-shell';
import type { Handoff } from '../handoff/handoff';
import { isUnknownToAzure, missingFacts, type Component } from '../model/components';
import type { Link } from '../model/link';
import { deleteStackCommand, destroyCommand, type CommandStyle } from './commands';

/**
 * Returns the command that deletes an Azure side that was deployed from Bicep or ARM: with its resource group, or in a
 * group that exists without it everything that has the tag of the link.
 */
export function deleteAzureCommand({ name, azure: { resourceGroup } }: Link, style: CommandStyle = {}): string {
  if (resourceGroup.kind === 'created') {
    return `az group delete --name ${quoteShell(resourceGroup.name)}${style.unattended === true ? ' --yes' : ''}`;
  }
  // The CLI does not combine `--tag` with `--resource-group`.
  const query = `[?resourceGroup=='${resourceGroup.name}'].id`;
  return `az resource delete --ids $(az resource list --tag vpc2vnet-link=${name} --query "${query}" --output tsv)`;
}

/**
 * Returns the command that deletes a component, whether or not the app has it: `cdk destroy` succeeds without doing
 * anything for a stack that the app cannot make.
 */
export function deleteCommand(component: Component, link: Link, { azure }: Handoff, style: CommandStyle = {}): string {
  if (component.kind === 'azure') {
    return azure?.deployedBy === 'arm' ? deleteAzureCommand(link, style) : destroyCommand(component, style);
  }
  const isLeftOut = missingFacts(link, component).length > 0 || isUnknownToAzure(link, component);
  return isLeftOut ? deleteStackCommand(component) : destroyCommand(component, style);
}
