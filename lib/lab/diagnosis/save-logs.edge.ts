import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../machine/cache-dir.edge';
import type { Lab } from '../session/lab';
import { readLogs } from './read-logs';

/** Saves the logs of a failed run, as the lab is removed at its end; returns their folder. */
export async function saveLogs(lab: Lab): Promise<string> {
  const dir = join(cacheDir('lab-logs'), `${process.pid}`);
  mkdirSync(dir, { recursive: true });
  const { router, gateway, keyLoader } = await readLogs(lab);
  writeFileSync(join(dir, 'aws-router.log'), router);
  writeFileSync(join(dir, 'azure-gateway.log'), gateway);
  writeFileSync(join(dir, 'key-loader.log'), keyLoader);
  return dir;
}
