import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOf, VERBS, type Verb } from '../../bin/cli/verbs';
import { version } from '../../package.json';
import { runCli } from './run-cli';

const COMMANDS = join(__dirname, '../../bin/cli/commands');
const SUFFIX = '.edge.ts';

describe('the table of verbs', () => {
  test('has one file for each verb, and no other file', () => {
    const files = readdirSync(COMMANDS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const expected = VERBS.map(({ verb }) => `${verb.replace(' ', '/')}${SUFFIX}`);

    expect(files.sort()).toEqual([...expected].sort());
  });

  test.each(VERBS.map(({ verb }) => verb))('%s: the module exports its run function', async (verb) => {
    const module = (await import(join(COMMANDS, `${verb.replace(' ', '/')}${SUFFIX}`))) as { run?: unknown };

    expect(typeof module.run).toBe('function');
  });

  test.each(VERBS)('$verb: --help prints its sentence, its options and an example', async (row: Verb) => {
    const { verb, sentence, options } = row;
    const { exitCode, stdout } = await runCli(...verb.split(' '), '--help');
    const words = stdout.replaceAll(/\s+/g, ' ');

    expect(exitCode).toBe(0);
    for (const text of [
      sentence,
      '--debug',
      exampleOf(row),
      ...options.flatMap((option) => [option.flags, option.sentence]),
    ]) {
      expect(words).toContain(text);
    }
  });
});

describe('the example of a verb', () => {
  test.each(VERBS)('$verb: has options of the verb, and as many arguments as it takes', (row: Verb) => {
    const words = row.example.split(' ').filter((word) => word !== '');
    const flags = words.filter((word) => word.startsWith('--'));
    const known = row.options.map(({ flags: each }) => each.split(' ')[0]);

    expect(flags.filter((flag) => !known.includes(flag))).toEqual([]);
    if (row.takes !== undefined && row.passesOptions !== true) expect(words).toHaveLength(row.takes.length);
  });

  test('has a value that the argument takes', () => {
    const verbs: readonly Verb[] = VERBS;
    const wrong = verbs.filter(({ takesOneOf, example }) => takesOneOf?.includes(example) === false);

    expect(wrong.map(({ verb }) => verb)).toEqual([]);
  });
});

describe('the command line', () => {
  test('does not take an empty value, as of an unset variable of a shell, for a folder', async () => {
    expect(await runCli('synth', '--out', '')).toMatchObject({
      exitCode: 2,
      stderr: '--out must not be empty; leave it out, or give it a value\n',
    });
  });

  test.each([
    [['emit', '--from', 'a', '--out', 'b', '--scope', 'planet'], '--scope must be one of resourceGroup, subscription'],
    [['lab', '--kernel', 'moon'], '--kernel must be one of uml, host, vm'],
  ])('%j: a value outside the choices of an option is bad input', async (args, message) => {
    const { exitCode, stderr } = await runCli(...args);

    expect(exitCode).toBe(2);
    expect(stderr).toBe(`${message}, got '${args.at(-1)}'\n`);
  });

  test('options of the lab for a link of one site are bad input with several, all at once', async () => {
    const config = join(__dirname, '../../examples/two-sites/vpc2vnet.yaml');
    const line = (option: string): string =>
      `${option} is for a link of one site, and two-sites has 2; remove ${option}, or the key sites\n`;

    expect(await runCli('lab', '--config', config, '--bench', '--faults')).toMatchObject({
      exitCode: 2,
      stderr: line('--faults') + line('--bench'),
    });
  });

  test('--version prints the version of the package, and nothing else', async () => {
    expect(await runCli('--version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('an unknown verb is bad input', async () => {
    const { exitCode, stderr } = await runCli('deploy');

    expect(exitCode).toBe(2);
    expect(stderr).toContain("unknown command 'deploy'");
  });

  test('an option that a verb requires and lacks is bad input', async () => {
    expect(await runCli('emit', '--out', 'here')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("required option '--from <file>' not specified") as string,
    });
  });

  test('an error is printed with its stack trace with --debug, and without it otherwise', async () => {
    const args = ['emit', '--from', '/nowhere', '--out', 'here'];

    expect((await runCli(...args)).stderr).not.toContain('    at ');
    expect((await runCli(...args, '--debug')).stderr).toContain('    at ');
  });

  test('a missing argument is bad input', async () => {
    expect((await runCli('handoff', 'set', 'aws.prefixes')).exitCode).toBe(2);
  });
});
