import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../machine/cache-dir.edge';
import type { Lab } from '../session/lab';
import { readLogs } from './read-logs';

/** Saves the logs of a failed run, as the lab is removed at its end; returns their folder. */
export async function saveLogs(lab: Lab): Promise<string> {
  const dir = logFolder();
  for (const site of [lab, ...lab.others]) {
    const { router, gateway, keyLoader } = await readLogs(site);
    writeFileSync(join(dir, `${site.hosts.id('aws-router')}.log`), router);
    writeFileSync(join(dir, 'azure-gateway.log'), gateway);
    writeFileSync(
      join(dir, site.hosts.site === undefined ? 'key-loader.log' : `key-loader-${site.hosts.site}.log`),
      keyLoader,
    );
  }
  return dir;
}

/** Copies logs which a run in a guest saved there; returns their folder. */
export function takeLogs(from: string): string {
  const dir = logFolder();
  cpSync(from, dir, { recursive: true });
  return dir;
}

function logFolder(): string {
  const dir = join(cacheDir('lab-logs'), `${process.pid}`);
  mkdirSync(dir, { recursive: true });
  return dir;
}
