import { quoteShell } from '../base/quote-shell';
import type { Handoff } from '../handoff/handoff';
import { componentsOf, isUnknownToAzure, missingFacts, type Component, type ComponentKind } from '../model/components';
import type { Link } from '../model/link';
import { deleteStackCommand, destroyCommand, forgetCommand, type CommandStyle } from './commands';
import type { NextStep } from './next-step';

/**
 * The commands that delete a link, in the order that works: routers, which use the networks; then Azure, whose gateway
 * is the costly part; then the networks. The hand-off forgets each side once it is deleted. Every component is in it,
 * deployed or not: a hand-off that is missing here says nothing of the clouds.
 */
export function teardownSteps(link: Link, handoff: Handoff, style: CommandStyle = {}): readonly NextStep[] {
  const deletions = (kind: ComponentKind): readonly NextStep[] =>
    componentsOf(link)
      .filter((component) => component.kind === kind)
      .map((component) => ({
        why: `delete the ${component.title}`,
        command: removal(component, link, handoff, style),
      }));
  const forget = (side: 'aws' | 'azure'): NextStep => ({
    why: `remove the ${side === 'aws' ? 'AWS' : 'Azure'} side from the hand-off`,
    command: forgetCommand(side, style),
  });
  return [...deletions('router'), ...deletions('azure'), forget('azure'), ...deletions('network'), forget('aws')];
}

/** `cdk destroy` succeeds without doing anything for a stack that the app cannot make. */
function removal(component: Component, link: Link, { azure }: Handoff, style: CommandStyle): string {
  if (component.kind === 'azure') {
    return azure?.deployedBy === 'arm'
      ? `az group delete --name ${quoteShell(link.azure.resourceGroup)}${style.unattended === true ? ' --yes' : ''}`
      : destroyCommand(component, style);
  }
  const isLeftOut = missingFacts(link, component).length > 0 || isUnknownToAzure(link, component);
  return isLeftOut ? deleteStackCommand(component) : destroyCommand(component, style);
}
