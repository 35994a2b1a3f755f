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

interface Waiting {
  readonly resolve: (result: CommandResult) => void;
  readonly reject: (error: Error) => void;
}

/** Speaks to an agent over a pair of streams. */
export function openRequests(input: Readable, output: Writable): Requests {
  const waiting = new Map<number, Waiting>();
  let next = 1;
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

  const ready = ask(0).then(() => undefined);
  createInterface({ input }).on('line', (line) => {
    const [number, code, text] = line.split(' ');
    const request = waiting.get(Number(number));
    waiting.delete(Number(number));
    request?.resolve({ code: Number(code), output: Buffer.from(text ?? '', 'base64').toString('utf8') });
  });
  output.on('error', () => abort('the machine closed its port'));

  return {
    ready,
    abort,
    run: (script) => {
      const number = next++;
      const answer = ask(number);
      const encoded = Buffer.from(script).toString('base64');
      output.write(`${number} ${encoded.length}\n${encoded}`);
      return answer;
    },
  };
}
