import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { linterConfig } from './linter-rules';

type Files = Readonly<Record<string, string>>;

/** Result of compiling a file. */
export interface Compiled {
  /** The parsed ARM template without the compiler's metadata; absent when the file does not compile. */
  readonly template?: unknown;
  /** Errors and warnings, one line each. */
  readonly diagnostics: readonly string[];
}

/** Result of evaluating a deployment offline with Azure's template engine. */
export interface Snapshot {
  readonly predictedResources: readonly Readonly<Record<string, unknown>>[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** One server of the compiler, for many files. */
export interface Compiler {
  /** Compiles `main` of the files. @param main - `main.bicep` or `main.bicepparam` */
  compile(files: Files, main: string): Promise<Compiled>;
  /** Formats a file with Bicep's formatter. */
  format(path: string, text: string): Promise<string>;
  /**
   * Evaluates `template` of the files offline. @param given - Bicep text of assignments, such as `param a = 'x'`
   * @throws the error of the template engine
   */
  snapshot(files: Files, template: string, given?: string): Promise<Snapshot>;
  stop(): void;
}

interface Diagnostic {
  readonly level: string;
  readonly code: string;
  readonly message: string;
  readonly source?: string;
  readonly range: { readonly start: { readonly line: number; readonly char: number } };
}

const PLACE = {
  tenantId: '00000000-0000-0000-0000-00000000000a',
  subscriptionId: '00000000-0000-0000-0000-00000000000b',
  location: 'westeurope',
  deploymentName: 'snapshot',
};
/** Name of the resource group of a snapshot. */
const GROUP = 'judged';

/** Starts the compiler as a server; a call then takes some 40 to 100 ms. @param env - beside that of the process */
export function startCompiler(env: Readonly<Record<string, string>> = {}): Compiler {
  const root = mkdtempSync(join(tmpdir(), 'vpc2vnet-bicep-'));
  writeFileSync(join(root, 'bicepconfig.json'), linterConfig());
  const server: ChildProcess = spawn('bicep', ['jsonrpc', '--stdio'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (server.stdout === null || server.stdin === null) throw new Error('the compiler has no pipes');
  const connection: MessageConnection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const ask = <T>(method: string, params: object): Promise<T> => connection.sendRequest<T>(`bicep/${method}`, params);
  let next = 0;

  /** Each call has a separate folder, as the server caches files by path. */
  function folder(files: Files): string {
    const path = join(root, `${next++}`);
    write(path, files);
    return path;
  }

  return {
    async compile(files, main) {
      const path = join(folder(files), main);
      const answer = main.endsWith('.bicepparam')
        ? await ask<{ readonly diagnostics: readonly Diagnostic[]; readonly parameters?: string | null }>(
            'compileParams',
            {
              path,
              parameterOverrides: {},
            },
          )
        : await ask<{ readonly diagnostics: readonly Diagnostic[]; readonly contents?: string | null }>('compile', {
            path,
          });
      const contents = 'contents' in answer ? answer.contents : 'parameters' in answer ? answer.parameters : undefined;
      return {
        diagnostics: answer.diagnostics.map(describe),
        ...(typeof contents === 'string' ? { template: withoutGenerator(JSON.parse(contents)) } : {}),
      };
    },
    async format(path, text) {
      const { contents } = await ask<{ readonly contents: string }>('format', {
        path: join(folder({ [path]: text }), path),
      });
      return contents;
    },
    async snapshot(files, template, given = '') {
      const values = `using './${template}'\n${given}`;
      const path = join(folder({ ...files, 'values.bicepparam': values }), 'values.bicepparam');
      const scoped = isForGroup(files[template] ?? '') ? { ...PLACE, resourceGroup: GROUP } : PLACE;
      const { snapshot } = await ask<{ readonly snapshot: string }>('getSnapshot', {
        path,
        metadata: scoped,
        externalInputs: [],
      });
      return JSON.parse(snapshot) as Snapshot;
    },
    stop() {
      connection.dispose();
      server.kill();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function write(path: string, files: Files): void {
  mkdirSync(path, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
}

function isForGroup(template: string): boolean {
  return !/targetScope = 'subscription'|subscriptionDeploymentTemplate/.test(template);
}

function describe({ level, code, message, range }: Diagnostic): string {
  return `${range.start.line + 1}:${range.start.char + 1} ${level} ${code}: ${message}`;
}

/** The compiler writes its version and a hash to every template, also to nested ones. */
function withoutGenerator(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(withoutGenerator);
  if (typeof of !== 'object' || of === null) return of;
  const entries = Object.entries(of).flatMap(([key, value]) => {
    if (key !== 'metadata' || typeof value !== 'object' || value === null || !('_generator' in value))
      return [[key, withoutGenerator(value)] as const];
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== '_generator'));
    return Object.keys(rest).length === 0 ? [] : [[key, rest] as const];
  });
  return Object.fromEntries(entries);
}
