import { runCli } from './run-cli';

const mockStarted = jest.fn();
jest.mock('../../lib/lab/lab.edge', () => ({ runLab: mockStarted, runDays: mockStarted }));
jest.mock('../../lib/lab/machine/uml/build-kernel.edge', () => ({ buildKernel: mockStarted }));

/** Of a run that ends before the lab or a build starts. */
async function linesOf(...options: readonly string[]): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await runCli('lab', ...options);

  expect({ exitCode, stdout, started: mockStarted.mock.calls }).toEqual({ exitCode: 2, stdout: '', started: [] });
  return stderr.trim().split('\n');
}

describe('the lab does not start', () => {
  test('with unknown faults, a line for each that names the known ones', async () => {
    expect(await linesOf('--faults', 'nope,wrong-key,constructor')).toEqual([
      expect.stringMatching(/^--faults: 'nope' is not a fault of the peer strongswan; choose from .*wrong-key/),
      expect.stringMatching(/^--faults: 'constructor' is not a fault of the peer strongswan; /),
    ]);
  });

  test('with a fault that another peer has', async () => {
    expect(await linesOf('--faults', 'wrong-key', '--peer', 'libreswan')).toEqual([
      expect.stringMatching(/^--faults: 'wrong-key' is not a fault of the peer libreswan; choose from gateway-/),
    ]);
  });

  test.each([
    [['--seed', '7'], ['--seed needs --days; add --days, or remove --seed']],
    [
      ['--seed', 'x'],
      ["--seed must be a number of up to 9 digits, got 'x'", '--seed needs --days; add --days, or remove --seed'],
    ],
    [['--days', '0'], ["--days must be a number from 1 to 999, got '0'"]],
    [
      ['--days', '2', '--keep', '--bench', '--real-time', '--kernel', 'vm'],
      ['--days cannot be combined with --keep, --bench, --real-time, --kernel; remove --days, or the others'],
    ],
    [['--days', '2', '--faults'], ['--days cannot be combined with --faults; remove --days, or the others']],
    [
      ['--build-kernel', '--days', '2', '--kernel', 'uml'],
      ['--build-kernel cannot be combined with --days; remove --build-kernel, or the others'],
    ],
    [['--doc', 'docs'], ['--doc needs --faults or --bench; add one of them, or remove --doc']],
  ])('with %j, of which a part would have no effect or is invalid', async (options, lines) => {
    expect(await linesOf(...options)).toEqual(lines);
  });
});
