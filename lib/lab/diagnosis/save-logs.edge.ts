import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../machine/cache-dir.edge';
import type { Lab } from '../session/lab';
import { readLogs } from './read-logs';

/** Keeps the logs of a run which failed, since the lab itself goes; returns their folder. */
export async function saveLogs(lab: Lab): Promise<string> {
  const dir = join(cacheDir('lab-logs'), `${process.pid}`);
  mkdirSync(dir, { recursive: true });
  const { router, gateway, keyLoader } = await readLogs(lab);
  writeFileSync(join(dir, 'aws-router.log'), router);
  writeFileSync(join(dir, 'azure-gateway.log'), gateway);
  writeFileSync(join(dir, 'key-loader.log'), keyLoader);
  return dir;
}
