import type { Handoff } from '../handoff/handoff';
import type { Side } from '../handoff/side';
import { componentsOf, type ComponentKind } from '../model/components';
import type { Link } from '../model/link';
import { sitePath } from '../model/names';
import { forgetCommand, type CommandStyle } from './commands';
import { deleteCommand } from './delete-command';
import { formerSitesOf, type FormerSite } from './former-sites';
import type { NextStep } from './next-step';

const TITLES: Readonly<Partial<Record<Side, string>>> = { aws: 'AWS side', azure: 'Azure side' };

/**
 * Returns the commands that delete a link, in the order in which to run them: routers, which use the networks; then
 * Azure, whose gateway costs most; then the networks. Each side is removed from the hand-off once it is deleted. Every
 * component is in the list, because a missing hand-off does not mean that nothing is deployed; so is each site that left
 * the config and is still in the hand-off.
 */
export function teardownSteps(link: Link, handoff: Handoff, style: CommandStyle = {}): readonly NextStep[] {
  const deletions = (kind: ComponentKind): readonly NextStep[] =>
    componentsOf(link)
      .filter((component) => component.kind === kind)
      .map((component) => ({
        why: `delete the ${component.title}`,
        command: deleteCommand(component, link, handoff, style),
      }));
  const forget = (side: Side): NextStep => ({
    why: `remove the ${TITLES[side] ?? `site ${side.replace('sites.', '')}`} from the hand-off`,
    command: forgetCommand(side, style),
  });
  const former = formerSitesOf(link, handoff);
  const formerOnes = (what: string, commandsOf: (site: FormerSite) => readonly string[]): readonly NextStep[] =>
    former.flatMap((site) =>
      commandsOf(site).map((command) => ({
        why: `delete the ${what} of ${site.name}, which is no longer in the config`,
        command,
      })),
    );
  return [
    ...deletions('router'),
    ...formerOnes('router', ({ routers }) => routers),
    ...deletions('azure'),
    forget('azure'),
    ...deletions('network'),
    ...formerOnes('network', ({ network }) => [network]),
    ...[...link.sites, ...former].map(({ name }) => forget(sitePath(name))),
  ];
}
