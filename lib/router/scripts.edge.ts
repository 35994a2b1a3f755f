import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouterScripts } from './router-files';

const DIRECTORY = join(__dirname, 'scripts');

/** A file manager or an editor may leave files of its own in the folder. */
const SCRIPT = /^vpc2vnet-[a-z]+$/;

/**
 * Returns the router's shell scripts by name, from the files in which they are kept. Their bytes decide whether a
 * router is replaced, so that line ends are those of Linux, however the files were checked out.
 */
export function readRouterScripts(directory: string = DIRECTORY): RouterScripts {
  const names = readdirSync(directory)
    .filter((name) => SCRIPT.test(name))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n')]),
  );
}
