import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foreignLines } from '../fixtures/foreign-lines';
import { ROOT as IS_ROOT, type Need } from '../fixtures/needs';

const ROOT = join(__dirname, '../..');

/** Fetches Node and packages from the registry. */
const CI: Need = { what: 'CI', install: 'set CI=true to run it', isMet: () => process.env['CI'] !== undefined };
export const NEW_MACHINE: readonly Need[] = [CI, IS_ROOT];

/** What a command that was typed printed. */
export interface Typed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Types commands one after the other in an empty folder of a new machine, which has Node, npm, git and a shell, but no
 * compiler and no Python; returns what each printed.
 * @param prepare shell commands that run first; when one fails, no command is typed
 * @throws Error when the machine cannot be set up
 */
export async function typeOnNewMachine<Name extends string>(
  node: number,
  prepare: readonly string[],
  commands: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, Typed>>> {
  const folder = mkdtempSync(join(tmpdir(), `vpc2vnet-node-${node}-`));
  try {
    const names = Object.keys(commands) as Name[];
    for (const name of names) writeFileSync(join(folder, name), commands[name]);
    const script = [
      'set -e',
      ...prepare,
      'set +e',
      `for name in ${names.join(' ')}; do`,
      `  sh "${folder}/$name" >"${folder}/$name.stdout" 2>"${folder}/$name.stderr"; echo $? >"${folder}/$name.status"`,
      'done',
    ].join('\n');
    await run(join(ROOT, '.ci/bare-path'), [String(node), 'sh', '-c', script]);
    return Object.fromEntries(names.map((name) => [name, read(folder, name)])) as Readonly<Record<Name, Typed>>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the output of a command; the test fails when it failed, or printed other lines than these on stderr. */
export function withoutWarnings({ status, stdout, stderr }: Typed, known: readonly unknown[] = []): string {
  expect({ status, warnings: foreignLines(stderr) }).toEqual({ status: 0, warnings: known });
  return stdout;
}

/** npm advertises its newer version on stderr, which is not a warning. */
export function withoutNotices(typed: Typed): Typed {
  return { ...typed, stderr: typed.stderr.replaceAll(/^npm notice.*$/gm, '') };
}

function read(folder: string, name: string): Typed {
  const text = (what: string): string => readFileSync(join(folder, `${name}.${what}`), 'utf8');
  return { status: Number(text('status')), stdout: text('stdout'), stderr: text('stderr') };
}

function run(file: string, args: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(file, args, { env: newcomersEnvironment(), stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', failed);
    child.on('close', (status) => (status === 0 ? done() : failed(new Error(`${file} ended with ${status}`))));
  });
}

/** This process's environment without what CI, npm and jest add, with npm's cache of packages. */
function newcomersEnvironment(): NodeJS.ProcessEnv {
  const added = /^(CI$|CDK_|npm_|JEST_|NODE_ENV$|NODE_OPTIONS$|NODE_NO_WARNINGS$|VPC2VNET_|AWS_|ARM_|TF_)/i;
  const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
  const cache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim();
  return { ...Object.fromEntries(kept), npm_config_cache: cache };
}
