import { main } from '../../bin/cli/main.edge';

/** What a run of the command line left behind. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line inside this process, so that many runs stay fast. */
export async function runCli(...args: readonly string[]): Promise<Outcome> {
  const before = process.exitCode;
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  try {
    process.exitCode = 0;
    await main(['node', 'vpc2vnet', ...args]);
    return { exitCode: Number(process.exitCode), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.restore();
    stderr.restore();
    process.exitCode = before;
  }
}

function capture(stream: NodeJS.WriteStream): { text(): string; restore(): void } {
  const written: string[] = [];
  const spy = jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  return { text: () => written.join(''), restore: () => spy.mockRestore() };
}
