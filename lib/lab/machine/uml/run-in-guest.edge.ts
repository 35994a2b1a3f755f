import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import type { LabEvent, Reporter } from '../../findings';
import { LabError } from '../../lab-error';
import { quoteShell } from '../../../base/quote-shell';
import { cacheDir } from '../cache-dir.edge';
import { lastLine } from '../last-line.edge';
import { umlKernel } from '../start-machine.edge';
import { withRunDir } from '../with-machine.edge';
import { ANSWER_FILE, INPUT_FILE, type Answer } from './answer-host.edge';
import { bootGuest } from './uml.edge';

/** A program of the lab, and what it works on. */
export interface GuestProgram<T> {
  /** Path of a module which calls `answerHost`. */
  readonly program: string;
  /** Folder of a synthesized link, which the program has as `GUEST_LINK`. */
  readonly link: string;
  /** Writes this folder, while the kernel boots and loads the program. @default - it is written already */
  readonly synthesize?: () => Promise<void>;
  /** What the program is given. */
  readonly input: object;
  /** Names of folders of the cache that the program has, too. @default - none */
  readonly caches?: readonly string[];
  /** Days of the guest's own time after which it is ended, as a wait without end costs no time there. @default 1 */
  readonly limitDays?: number;
  /** Receives each event of the program as it happens. */
  readonly report: Reporter;
  /** Takes what the result names out of the folder that the guest had as `/run/shared`, before it is removed. */
  readonly collect: (result: T, sharedDir: string) => T;
}

/** Root of what this run has loaded: the guest runs the same modules. */
const ROOT = resolve(__dirname, '../../../..');

const DAY_SECONDS = 86_400;

/** What Node needs for the sources of the repository; the package has them compiled, and not this file. */
const COMPILE = '-r ./bin/load-sources.js';

/**
 * Runs a program of the lab inside the lab's own kernel, in virtual time; returns its result.
 * @throws LabError with the program's own message when it ended without a result
 */
export async function runInGuest<T>({
  program,
  link,
  synthesize,
  input,
  caches = [],
  limitDays = 1,
  report,
  collect,
}: GuestProgram<T>): Promise<T> {
  return withRunDir(async (runDir) => {
    const shared = join(runDir, 'shared');
    mkdirSync(join(shared, 'in'), { recursive: true });
    mkdirSync(join(shared, 'out'));
    const guestCache = join(shared, 'out', 'cache', 'vpc2vnet');
    mkdirSync(guestCache, { recursive: true });
    // Read through the layer below the guest's own files, which contains the cache wherever it is.
    for (const name of caches) symlinkSync(`/run/lower${cacheDir(name)}`, join(guestCache, name));
    const variables = [
      `NODE=${quoteShell(process.execPath)}`,
      `ROOT=${quoteShell(ROOT)}`,
      `PROGRAM=${quoteShell(program)}`,
      `LIMIT=${Math.round(limitDays * DAY_SECONDS)}`,
      `OPTIONS=${quoteShell(program.endsWith('.ts') ? COMPILE : '')}`,
    ];
    writeFileSync(join(shared, 'in', 'program'), variables.join('\n'));
    const guest = bootGuest({ kernel: umlKernel(), runDir, clock: 'virtual', script: 'run-program.sh' });
    createInterface({ input: guest.process.stdout! }).on('line', (line) => report(JSON.parse(line) as LabEvent));
    try {
      await synthesize?.();
      cpSync(link, join(shared, 'in', 'link'), { recursive: true });
    } catch (error) {
      await guest.stop();
      throw error;
    }
    giveInput(join(shared, INPUT_FILE), input);
    const why = await guest.ended;
    const file = join(shared, ANSWER_FILE);
    if (!existsSync(file)) throw new LabError(`${why}; its program: ${lastLine(join(shared, 'out', 'errors'))}`);
    const answer = JSON.parse(readFileSync(file, 'utf8')) as Answer<T>;
    if ('error' in answer) throw new LabError(answer.error);
    return collect(answer.result, shared);
  });
}

/** The program starts its work as soon as the file exists, which is whole then. */
function giveInput(file: string, input: object): void {
  writeFileSync(`${file}.new`, JSON.stringify(input));
  renameSync(`${file}.new`, file);
}
