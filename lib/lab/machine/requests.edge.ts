import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { LabError } from '../lab-error';
import type { CommandResult } from './machine';

/** The lab's end of `agent.sh`: numbers the requests and assigns each reply to its request. */
export interface Requests {
  readonly ready: Promise<void>;
  readonly run: (script: string) => Promise<CommandResult>;
  /** Fails everything that still waits. */
  readonly abort: (reason: string) => void;
}

/** Folder of the shared one with the scripts of requests and their outputs, as `agent.sh` has it. */
export const REQUESTS = 'requests';

/** Number of the first answer, which the agent gives without a request. */
const READY = 0;

interface Waiting {
  readonly resolve: (result: CommandResult) => void;
  readonly reject: (error: Error) => void;
}

/** Speaks to an agent over a pair of streams; scripts and outputs are files in a folder that both see. */
export function openRequests(input: Readable, output: Writable, sharedDir: string): Requests {
  const fileOf = (number: number): string => join(sharedDir, REQUESTS, String(number));
  const waiting = new Map<number, Waiting>();
  let next = READY + 1;
  let abortReason: string | undefined;

  const ask = (number: number): Promise<CommandResult> =>
    new Promise((resolve, reject) => {
      if (abortReason) reject(new LabError(abortReason));
      else waiting.set(number, { resolve, reject });
    });
  const abort = (reason: string): void => {
    abortReason ??= reason;
    for (const { reject } of waiting.values()) reject(new LabError(abortReason));
    waiting.clear();
  };

  const ready = ask(READY).then(() => undefined);
  createInterface({ input }).on('line', (line) => {
    const [number, code] = line.split(' ').map(Number);
    const request = waiting.get(number ?? NaN);
    if (number === undefined || code === undefined || request === undefined) return;
    waiting.delete(number);
    request.resolve({ code, output: number === READY ? '' : takeOutput(fileOf(number)) });
  });
  output.on('error', () => abort('the machine closed its port'));

  return {
    ready,
    abort,
    run: async (script) => {
      const number = next++;
      // A machine that has ended may have taken the folder with it.
      if (abortReason !== undefined) return ask(number);
      writeFileSync(fileOf(number), script, { mode: 0o600 });
      const answer = ask(number);
      output.write(`${number}\n`);
      return answer;
    },
  };
}

/** The output of a request, whose files are removed; empty where the machine had no room for it. */
function takeOutput(file: string): string {
  const text = existsSync(`${file}.out`) ? readFileSync(`${file}.out`, 'utf8') : '';
  for (const each of [file, `${file}.out`]) rmSync(each, { force: true });
  return text;
}
