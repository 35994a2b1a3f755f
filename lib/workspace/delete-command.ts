import { quoteShell } from '../base/quote-shell';
import type { Handoff } from '../handoff/handoff';
import { isUnknownToAzure, missingFacts, type Component } from '../model/components';
import type { Link } from '../model/link';
import { deleteStackCommand, destroyCommand, type CommandStyle } from './commands';

/**
 * Returns the command that deletes a component, whether or not the app has it: `cdk destroy` succeeds without doing
 * anything for a stack that the app cannot make.
 */
export function deleteCommand(component: Component, link: Link, { azure }: Handoff, style: CommandStyle = {}): string {
  if (component.kind === 'azure') {
    return azure?.deployedBy === 'arm'
      ? `az group delete --name ${quoteShell(link.azure.resourceGroup)}${style.unattended === true ? ' --yes' : ''}`
      : destroyCommand(component, style);
  }
  const isLeftOut = missingFacts(link, component).length > 0 || isUnknownToAzure(link, component);
  return isLeftOut ? deleteStackCommand(component) : destroyCommand(component, style);
}
