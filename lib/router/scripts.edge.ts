import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouterScripts } from './router-files';

const DIRECTORY = join(__dirname, 'scripts');

/** The router's shell scripts, read from where they are kept as files of their own. */
export function readRouterScripts(): RouterScripts {
  const names = readdirSync(DIRECTORY).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(DIRECTORY, name), 'utf8')]));
}
