import type { Handoff } from '../handoff/handoff';
import { siteFacts, sitesIn } from '../handoff/site-facts';
import type { Link } from '../model/link';
import { siteStack, sitePath, type RouterName } from '../model/names';
import { deleteStackCommand, forgetCommand, type NamedFiles } from './commands';

/** Returns a line per site that is still in the hand-off and no longer in the config, with the commands that delete it. */
export function formerSites(link: Link, handoff: Handoff, files: NamedFiles = {}): readonly string[] {
  const known = new Set(link.sites.map(({ name }) => name));
  return sitesIn(handoff)
    .filter((name) => !known.has(name))
    .map((name) => {
      const { region = '', routerAddresses = {} } = siteFacts(handoff, name) ?? {};
      const roles = [...(Object.keys(routerAddresses) as RouterName[]), 'network' as const];
      const deletions = roles.map((role) => deleteStackCommand({ stack: siteStack(link.name, name, role), region }));
      const commands = [...deletions, forgetCommand(sitePath(name), files)].map((command) => `\`${command}\``);
      return `the site ${name} is no longer in the config and still in the hand-off; add it again, or run ${commands.join(', then ')}`;
    });
}
