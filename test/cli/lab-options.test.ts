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
});
