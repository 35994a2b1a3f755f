import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHandoff } from '../../../lib/handoff/parse';
import type { DriverEvent } from '../../../lib/driver/report/driver-event';
import { configOf, type ConfigPart } from '../../fixtures/config';
import { REGION } from './moto';

const ROOT = join(__dirname, '../../..');

/** How the driver runs: on its own command line, or on terraform_data in the place of azurerm. */
export type Flavor = 'azurerm' | 'terraform_data';

export interface Run {
  readonly code: number | null;
  readonly events: readonly DriverEvent[];
  readonly stdout: string;
  readonly stderr: string;
}

/** A link in a directory of its own. */
export interface Link {
  readonly name: string;
  readonly directory: string;
  /** Merges changes over the config. */
  readonly configure: (changes: ConfigPart) => void;
  readonly read: (path: string) => string;
  /** The words that start the driver, before its command. */
  readonly command: readonly string[];
  /** Runs a command with `--json`, or without it for `--plain`; `onEvent` sees each event as it comes, with the process. */
  readonly run: (
    args: readonly string[],
    onEvent?: (event: DriverEvent, kill: (signal: NodeJS.Signals) => void) => void,
    env?: Readonly<Record<string, string>>,
  ) => Promise<Run>;
  readonly remove: () => void;
}

export function makeLink(name: string, flavor: Flavor, env: Readonly<Record<string, string>>): Link {
  const directory = mkdtempSync(join(tmpdir(), `vpc2vnet-${name}-`));
  const config = join(directory, 'vpc2vnet.yaml');
  const parts: ConfigPart[] = [];
  const configure = (changes: ConfigPart): void => {
    parts.push(changes);
    writeFileSync(config, configOf(...parts));
  };
  configure({ name, aws: { region: REGION }, azure: { testVm: { enabled: false } } });
  const program = flavor === 'azurerm' ? join(ROOT, 'bin/command.ts') : join(__dirname, 'drive.ts');
  const command = ['-r', join(__dirname, 'register.js'), program];
  return {
    name,
    directory,
    command: [process.execPath, ...command],
    configure,
    read: (path) => readFileSync(join(directory, path), 'utf8'),
    run: (args, onEvent, extra) => {
      const json = args.includes('--json') || args.includes('--plain') ? [] : ['--json'];
      return runNode(
        [...command, ...args.filter((arg) => arg !== '--plain'), ...json],
        directory,
        { ...env, ...extra },
        onEvent,
      );
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** The components whose steps a run started, in their order. */
export function steps({ events }: Run): readonly string[] {
  return events.flatMap((event) => (event.event === 'step-started' ? [event.component] : []));
}

export function handoffOf(link: Link) {
  const parsed = parseHandoff(link.read('handoff.json'), 'handoff.json', link.name);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value.handoff;
}

/** Paths of the files below the link's directory that contain a string. */
export function filesWith(link: Link, text: string): readonly string[] {
  return readdirSync(link.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}

function runNode(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  onEvent: Parameters<Link['run']>[1],
): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const events: DriverEvent[] = [];
    let stdout = '';
    let stderr = '';
    let pending = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
      pending += chunk.toString('utf8');
      const lines = pending.split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines.filter((text) => text.startsWith('{"event"'))) {
        const event = JSON.parse(line) as DriverEvent;
        events.push(event);
        onEvent?.(event, (signal) => child.kill(signal));
      }
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('close', (code) => done({ code, events, stdout, stderr }));
  });
}
