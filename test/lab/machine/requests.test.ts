import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { openRequests, REQUESTS } from '../../../lib/lab/machine/requests.edge';
import { prepareShared } from '../../../lib/lab/machine/shared-dir.edge';

/** An agent whose answers the test gives. */
function openAgent() {
  const shared = mkdtempSync(join(tmpdir(), 'vpc2vnet-requests-'));
  folders.push(shared);
  const folder = join(shared, REQUESTS);
  mkdirSync(folder);
  const [answers, asked] = [new PassThrough(), new PassThrough()];
  const requests = openRequests(answers, asked, shared);
  requests.ready.catch(() => undefined);
  return {
    requests,
    folder,
    /** Writes the output of a request and its answer. */
    answer: (number: number, code: number, output?: string): void => {
      if (output !== undefined) writeFileSync(join(folder, `${number}.out`), output);
      answers.write(`${number} ${code}\n`);
    },
    asked: (): string => String(asked.read()),
  };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('requests to the machine of a lab', () => {
  test('are files whose numbers the agent reads', () => {
    const { requests, folder, asked } = openAgent();
    void requests.run('echo one');
    void requests.run('echo two');

    expect([readFileSync(join(folder, '1'), 'utf8'), readFileSync(join(folder, '2'), 'utf8'), asked()]).toEqual([
      'echo one',
      'echo two',
      '1\n2\n',
    ]);
  });

  test('get their own answers in any order, and leave no file', async () => {
    const { requests, folder, answer } = openAgent();
    const results = Promise.all([requests.run('first'), requests.run('second')]);
    answer(2, 7, 'of the second\n');
    answer(1, 0, 'of the first\n');

    expect(await results).toEqual([
      { code: 0, output: 'of the first\n' },
      { code: 7, output: 'of the second\n' },
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('have no output where the machine had no room for one', async () => {
    const { requests, answer } = openAgent();
    const result = requests.run('cat /dev/zero');
    answer(1, 2);

    expect(await result).toEqual({ code: 2, output: '' });
  });

  test('fail with the reason why the machine ended, also those after it', async () => {
    const { requests, folder } = openAgent();
    const before = requests.run('sleep 1000');
    requests.abort('the power failed');
    rmSync(folder, { recursive: true });

    await expect(before).rejects.toThrow('the power failed');
    await expect(requests.run('true')).rejects.toThrow('the power failed');
  });

  test('fail with the reason where their scripts cannot be written, and only then', async () => {
    const { requests, folder, answer } = openAgent();
    rmSync(folder, { recursive: true });
    await expect(requests.run('true')).rejects.toThrow(/ENOENT.*requests/);
    mkdirSync(folder);
    const next = requests.run('true');
    answer(2, 0);

    expect(await next).toEqual({ code: 0, output: '' });
    expect(() => requests.abort('over')).not.toThrow();
  });
});

describe('the agent in a machine', () => {
  /** Runs scripts by the agent itself, after `prepare` has changed its folder of requests. */
  async function run(scripts: readonly string[], prepare: (folder: string) => void = () => undefined) {
    const runDir = mkdtempSync(join(tmpdir(), 'vpc2vnet-agent-'));
    folders.push(runDir);
    const shared = prepareShared(runDir);
    prepare(join(shared, REQUESTS));
    const agent = spawn('sh', ['-c', 'exec sh "$1/in/agent.sh" 3<&0 4>&1 >/dev/null 2>&1', 'sh', shared]);
    const requests = openRequests(agent.stdout, agent.stdin, shared);
    try {
      return await Promise.all(scripts.map(requests.run));
    } finally {
      agent.stdin.end();
      agent.kill();
    }
  }

  test('runs each script beside the others, and returns its output and its exit code', async () => {
    expect(await run(['echo one; exit 3', 'cat; echo two >&2'])).toEqual([
      { code: 3, output: 'one\n' },
      { code: 0, output: 'two\n' },
    ]);
  });

  test('answers also where it cannot write an output', async () => {
    const [result] = await run(['echo one'], (folder) => symlinkSync('/nowhere/1.out', join(folder, '1.out')));

    expect(result).toMatchObject({ output: '' });
    expect(result?.code).not.toBe(0);
  });
});
