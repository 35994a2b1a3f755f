import type { Handoff } from '../handoff/handoff';
import { componentsOf, type ComponentKind } from '../model/components';
import type { Link } from '../model/link';
import { forgetCommand, type CommandStyle } from './commands';
import { deleteCommand } from './delete-command';
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
        command: deleteCommand(component, link, handoff, style),
      }));
  const forget = (side: 'aws' | 'azure'): NextStep => ({
    why: `remove the ${side === 'aws' ? 'AWS' : 'Azure'} side from the hand-off`,
    command: forgetCommand(side, style),
  });
  return [...deletions('router'), ...deletions('azure'), forget('azure'), ...deletions('network'), forget('aws')];
}
