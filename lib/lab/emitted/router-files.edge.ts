import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../lab-error';

/** Rendered files of one router. */
export interface RenderedRouter {
  readonly name: string;
  /** The site whose folder it is in; absent: the site with the plain names. */
  readonly site?: string;
  readonly userData: string;
  /** Settings of the files in `etc/vpc2vnet`. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Reads the routers of an output folder, sorted by name: first those of the site with the plain names, then those in
 * the folders of further sites.
 * @throws LabError without a router
 */
export function readRouters(outDir: string): readonly RenderedRouter[] {
  const dir = join(outDir, 'router');
  const isRouter = (...names: readonly string[]): boolean => existsSync(join(dir, ...names, 'user-data'));
  const names = readdirSync(dir).sort();
  const plain = names.filter((name) => isRouter(name)).map((name) => readRouter(join(dir, name), name));
  const further = names
    .filter((name) => !isRouter(name))
    .flatMap((site) => {
      const own = readdirSync(join(dir, site)).sort();
      return own.filter((name) => isRouter(site, name)).map((name) => readRouter(join(dir, site, name), name, site));
    });
  const routers = [...plain, ...further];
  if (routers.length === 0) throw new LabError(`${dir} contains no router; run synth first`);
  return routers;
}

function readRouter(folder: string, name: string, site?: string): RenderedRouter {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return {
    name,
    site,
    userData: read('user-data'),
    settings: parseSettings(read('etc/vpc2vnet/router.env') + read('etc/vpc2vnet/deployment.env')),
  };
}

function parseSettings(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line) => {
    const [, name, value] = /^(\w+)='(.*)'$/.exec(line) ?? [];
    return name ? [[name, value ?? ''] as const] : [];
  });
  return Object.fromEntries(pairs);
}
