import { readyRoutersOf } from '../model/components';
import type { Link } from '../model/link';
import { routerFolder } from '../model/names';
import { knownDeployment, renderRouter, type RouterScripts } from './router-files';

export interface RouterFile {
  /** Below a folder for each router, such as `router/router-1/etc/swanctl/conf.d/vpc2vnet.conf`. */
  readonly path: string;
  readonly content: string;
}

/** The files and the user data of each router of a link whose facts are known, as people review them. */
export function linkRouterFiles(link: Link, scripts: RouterScripts): readonly RouterFile[] {
  return link.sites.flatMap((site) =>
    readyRoutersOf(link, site).flatMap((view) => {
      const { files, userData } = renderRouter(view, scripts, knownDeployment(view));
      const root = routerFolder(site.name, view.router.name);
      return [
        ...files.map(({ path, content }) => ({ path: `${root}${path}`, content })),
        { path: `${root}/user-data`, content: userData },
      ];
    }),
  );
}
