import { join } from 'node:path';
import { NEW_MACHINE, typeOnNewMachine } from '../fresh/new-machine';
import { describeNewcomer } from '../fresh/newcomer';
import { testWith } from '../fixtures/needs';

const ROOT = join(__dirname, '../..');

describeNewcomer(NEW_MACHINE, [24, 26]);

testWith(
  NEW_MACHINE,
  'with npm, git and a shell, but no compiler and no Python, the tests of npm run test:unit pass',
  async () => {
    const { tests } = await typeOnNewMachine(24, [`git clone --quiet '${ROOT}' .`, 'npm ci --no-audit --no-fund'], {
      tests: 'npm run test:unit',
    });

    expect({ status: tests.status, failures: tests.status === 0 ? '' : tests.stderr }).toEqual({
      status: 0,
      failures: '',
    });
  },
  15 * 60_000,
);
