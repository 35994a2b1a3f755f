import { CODES } from '../../bin/cli/exit-codes';
import { explainCode } from '../../bin/cli/explain-code';
import { runCli } from './run-cli';

describe('explain', () => {
  test('prints a message that has a problem code', async () => {
    expect(await runCli('explain', 'duplicate-key')).toEqual({
      exitCode: 0,
      stdout: [
        'duplicate-key: a problem of the config. A message that has it:',
        '  name is duplicated in one mapping; remove one of the two',
        'The message has the place in the config and the remedy; the exit code is 2.',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('takes a code with the brackets that a message has', () => {
    expect(explainCode('[duplicate-key]')).toEqual(explainCode('duplicate-key'));
  });

  test('prints what an exit code means of each command that has it', () => {
    expect(explainCode('4')).toEqual([
      '4: an exit code',
      '  of `up`, `down`, `plan` and `status`: another driver works on the link',
    ]);
    expect(explainCode('1')).toHaveLength(3);
  });

  test.each(CODES)('has lines for %s', (code) => {
    expect(explainCode(code).every((line) => line.trim() !== '')).toBe(true);
  });

  test('rejects a code that is like no other, with the command that lists them', async () => {
    expect(await runCli('explain', 'tunnel-down')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        "'tunnel-down' is neither an exit code nor a problem code; `npm run -s vpc2vnet explain` lists every code\n",
    });
  });

  test('without a code lists every code', async () => {
    const { exitCode, stdout } = await runCli('explain');

    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual([...CODES]);
  });

  test('rejects a code that does not exist, with the nearest one', async () => {
    expect(await runCli('explain', 'amy')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "'amy' is neither an exit code nor a problem code; the nearest one is ami\n",
    });
  });
});
