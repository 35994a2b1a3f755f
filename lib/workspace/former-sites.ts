import type { Handoff } from '../handoff/handoff';
import { siteFacts, sitesIn } from '../handoff/site-facts';
import type { Link } from '../model/link';
import { siteStack, sitePath, type RouterName, type SiteName } from '../model/names';
import { deleteStackCommand, forgetCommand, type NamedFiles } from './commands';

/** A site that is still in the hand-off and no longer in the config, with the commands that delete its stacks. */
export interface FormerSite {
  readonly name: SiteName;
  readonly routers: readonly string[];
  readonly network: string;
}

/** Returns the sites that are still in the hand-off and no longer in the config. */
export function formerSitesOf(link: Link, handoff: Handoff): readonly FormerSite[] {
  const known = new Set(link.sites.map(({ name }) => name));
  return sitesIn(handoff)
    .filter((name) => !known.has(name))
    .map((name) => {
      const { region = '', routerAddresses = {} } = siteFacts(handoff, name) ?? {};
      const deletion = (role: RouterName | 'network'): string =>
        deleteStackCommand({ stack: siteStack(link.name, name, role), region });
      return {
        name,
        routers: (Object.keys(routerAddresses) as RouterName[]).map(deletion),
        network: deletion('network'),
      };
    });
}

/** Returns a line per such site, with the commands that delete it. */
export function formerSites(link: Link, handoff: Handoff, files: NamedFiles = {}): readonly string[] {
  return formerSitesOf(link, handoff).map(({ name, routers, network }) => {
    const commands = [...routers, network, forgetCommand(sitePath(name), files)].map((command) => `\`${command}\``);
    return `the site ${name} is no longer in the config and still in the hand-off; add it again, or run ${commands.join(', then ')}`;
  });
}
