import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../lab-error';

/** Rendered files of one router. */
export interface RenderedRouter {
  readonly name: string;
  readonly userData: string;
  /** Settings of the files in `etc/vpc2vnet`. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Reads the routers of an output folder, sorted by name.
 * @throws LabError without a router
 */
export function readRouters(outDir: string): readonly RenderedRouter[] {
  const dir = join(outDir, 'router');
  const names = readdirSync(dir).sort();
  if (names.length === 0) throw new LabError(`${dir} contains no router; run synth first`);
  return names.map((name) => ({
    name,
    userData: readFileSync(join(dir, name, 'user-data'), 'utf8'),
    settings: parseSettings(
      ['router.env', 'deployment.env']
        .map((file) => readFileSync(join(dir, name, 'etc/vpc2vnet', file), 'utf8'))
        .join(''),
    ),
  }));
}

function parseSettings(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line) => {
    const [, name, value] = /^(\w+)='(.*)'$/.exec(line) ?? [];
    return name ? [[name, value ?? ''] as const] : [];
  });
  return Object.fromEntries(pairs);
}
