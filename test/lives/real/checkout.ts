import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { configOf, type ConfigPart } from '../../fixtures/config';
import { REGION } from '../../driver/real/moto';

const ROOT = resolve(__dirname, '../../..');

/** Of the repository, what a clone has; folders and files that no tool writes to are links. */
const LINKED = ['bin', 'lib', 'stacks', 'node_modules', 'package.json', 'tsconfig.json'];
const COPIED = ['cdk.json', 'cdktf.json'];

export interface Result {
  readonly command: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A checkout of the repository with a link of its own, in which commands are typed. */
export interface Checkout {
  readonly directory: string;
  /** Writes a config with changes merged over it. @param file default: vpc2vnet.yaml */
  readonly configure: (name: string, changes?: readonly ConfigPart[], file?: string) => void;
  /** Types a command line into a shell without a terminal. */
  readonly type: (command: string) => Promise<Result>;
  /** The commands that `next` prints for a pipeline. @param options of the link, or `--down` */
  readonly next: (options?: string) => Promise<readonly string[]>;
  /** Files that tools have written beside the config: what a user would have to delete. */
  readonly left: () => readonly string[];
  /** Another clone with the same config, with the named files of this one. */
  readonly clone: (files: readonly string[]) => Checkout;
  readonly remove: () => void;
}

export function makeCheckout(env: Readonly<Record<string, string>>): Checkout {
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-life-'));
  for (const path of LINKED) symlinkSync(join(ROOT, path), join(directory, path));
  for (const path of COPIED) copyFileSync(join(ROOT, path), join(directory, path));
  const own = new Set([...LINKED, ...COPIED]);
  const type = (command: string): Promise<Result> => inShell(command, directory, env);
  return {
    directory,
    configure: (name, changes = [], file = 'vpc2vnet.yaml') => {
      own.add(file);
      const always: ConfigPart = { name, aws: { region: REGION }, azure: { testVm: { enabled: false } } };
      writeFileSync(join(directory, file), configOf(always, ...changes));
    },
    type,
    next: async (options = '') => {
      const result = await type(`npm run -s vpc2vnet -- next --yes ${options}`);
      if (result.code !== 0) throw new Error(`next ended with ${result.code}:\n${result.stderr}`);
      return result.stdout.split('\n').filter((line) => line !== '');
    },
    left: () => readdirSync(directory).filter((path) => !own.has(path)),
    clone: (files) => {
      const other = makeCheckout(env);
      for (const file of ['vpc2vnet.yaml', ...files].filter((path) => existsSync(join(directory, path))))
        copyFileSync(join(directory, file), join(other.directory, file));
      return other;
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function inShell(command: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Result> {
  const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(':');
  return new Promise((done) => {
    // `npx` takes half a second to find what is here.
    const child = spawn('sh', ['-c', command.replaceAll(/\bnpx /g, '')], {
      cwd,
      env: {
        ...process.env,
        CI: 'true',
        CHECKPOINT_DISABLE: '1',
        NO_COLOR: '1',
        DISABLE_CDK_NOTICES: 'true',
        ...env,
        PATH: path,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('close', (code) => done({ command, code, stdout, stderr }));
  });
}
