import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisesOf } from './promises';
import { wordsNow } from './words';

/**
 * Writes what this version gives for the configs and hand-offs of a new folder: `npx ts-node test/compat/write.ts 0.2`.
 * A promise that exists stays as it is, whatever this version gives.
 */
const [, , version = ''] = process.argv;
const folder = join(__dirname, version);
for (const name of readdirSync(folder)) {
  const file = join(folder, name, 'promised.json');
  if (existsSync(file)) continue;
  const promises = promisesOf(join(folder, name, 'vpc2vnet.yaml'), join(folder, name, 'handoff.json'));
  writeFileSync(file, `${JSON.stringify(promises, undefined, 2)}\n`);
}

const words = join(__dirname, `${version}.json`);
if (!existsSync(words)) writeFileSync(words, `${JSON.stringify(wordsNow(), undefined, 2)}\n`);
