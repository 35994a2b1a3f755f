import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';

const CACHE = join(__dirname, '../node_modules/.cache');
const before = process.env['PATH'] ?? '';
const LIST = join(__dirname, '../.ci/plain-programs');
const key = createHash('sha256').update(before).update(readFileSync(LIST)).digest('hex').slice(0, 12);
const folder = join(CACHE, `vpc2vnet-plain-machine-${key}`);

/** Runs a file of tests with Node, npm, and the programs of a plain machine on its path. */
export default class PlainMachine extends TestEnvironment {
  constructor(...options: ConstructorParameters<typeof TestEnvironment>) {
    // Before the environment copies the variables; programs that tests start have those of the worker itself.
    if (!existsSync(folder)) linkPrograms();
    process.env['PATH'] = folder;
    try {
      super(...options);
    } catch (error) {
      process.env['PATH'] = before;
      throw error;
    }
  }

  override async teardown(): Promise<void> {
    process.env['PATH'] = before;
    await super.teardown();
  }
}

/** Makes the folder as a whole, since another worker may be doing the same. */
function linkPrograms(): void {
  mkdirSync(CACHE, { recursive: true });
  const made = mkdtempSync(`${folder}-`);
  for (const program of programs()) symlinkSync(program, join(made, basename(program)));
  try {
    renameSync(made, folder);
  } catch {
    rmSync(made, { recursive: true });
  }
}

/** Paths of Node and npm, and of the programs of a plain machine. */
function programs(): readonly string[] {
  const plain = execFileSync(LIST, { encoding: 'utf8' }).trim().split('\n');
  const folders = before.split(delimiter);
  return ['node', 'npm', 'npx', ...plain].flatMap(
    (name) => folders.map((each) => join(each, name)).find((path) => existsSync(path)) ?? [],
  );
}
