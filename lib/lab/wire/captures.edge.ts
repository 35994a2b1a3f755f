import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Copies the captures of a run to `target`, which is created when it does not exist. */
export function copyCaptures(sharedDir: string, target: string): void {
  mkdirSync(target, { recursive: true });
  const from = join(sharedDir, 'out');
  for (const file of readdirSync(from).filter((name) => name.endsWith('.pcap'))) {
    copyFileSync(join(from, file), join(target, file));
  }
}
