import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { printHandoff } from '../../lib/handoff/parse';
import { foreignLines } from '../fixtures/foreign-lines';
import { DEPLOYED } from '../fixtures/handoffs';
import { SHORTEST } from '../fixtures/link-of';
import { runCli } from './run-cli';

jest.setTimeout(60_000);

/** Clears the screen, forges a line, turns the direction of the text, and hides a character. */
const EVIL = '\u001b[2J\nforged: all is well\u202e\u200b\u00a0';

/** What is not visible, but the line breaks between our own lines. */
const RAW = /(?![ \n])[\p{Cc}\p{Cf}\p{Z}]/u;

const OUTPUTS = (location: string): string =>
  JSON.stringify({ 'link-azure': { location, gatewayAddresses: ['20.30.40.50'], vnetPrefixes: ['10.3.0.0/16'] } });
const STACK = (type: string, name: string, value: unknown): string =>
  JSON.stringify({ resource: { [type]: { [name]: { name: value, [EVIL]: value } } } });

beforeEach(() => {
  execFileSync('find', ['.', '-mindepth', '1', '-delete']);
  writeFileSync('vpc2vnet.yaml', SHORTEST);
});

describe('a value that is not plain', () => {
  test.each<[string, () => void, readonly string[]]>([
    ['a path of the command line', () => undefined, ['next', '--config', EVIL]],
    ['an option of the command line', () => undefined, ['next', `--${EVIL}`]],
    ['a verb', () => undefined, [EVIL]],
    ['a field of the hand-off', () => undefined, ['handoff', 'set', EVIL, 'x']],
    ['a value of the hand-off', () => undefined, ['handoff', 'set', 'azure.gatewayAddresses.0', EVIL]],
    ['a side of the hand-off', () => undefined, ['handoff', 'forget', EVIL]],
    ['the location in outputs', () => writeFileSync('o.json', OUTPUTS(EVIL)), ['handoff', 'import', 'o.json']],
    [
      'a name in outputs',
      () => writeFileSync('o.json', JSON.stringify({ [EVIL]: {} })),
      ['handoff', 'import', 'o.json'],
    ],
    ['a key of the config', () => writeFileSync('vpc2vnet.yaml', JSON.stringify({ [EVIL]: EVIL })), ['next']],
    ['a value of the config', () => writeFileSync('vpc2vnet.yaml', JSON.stringify({ name: EVIL })), ['next']],
    [
      'a parameter of the 2015 template',
      () => writeFileSync('p.json', JSON.stringify({ [EVIL]: { value: EVIL }, location: { value: EVIL } })),
      ['synth', '--import', 'p.json', '--config', 'n.yaml'],
    ],
    [
      'a type in a stack',
      () => writeFileSync('s.json', STACK(EVIL, 'a', 'b')),
      ['emit', '--from', 's.json', '--out', 'o'],
    ],
    [
      'a name in a stack',
      () => writeFileSync('s.json', STACK('azurerm_subnet', EVIL, EVIL)),
      ['emit', '--from', 's.json', '--out', 'o'],
    ],
    [
      'a stack that is not JSON',
      () => writeFileSync('s.json', `{"sharedKey": "hunter2"${EVIL}`),
      ['emit', '--from', 's.json', '--out', 'o'],
    ],
  ])('reaches the terminal with escapes only: %s', async (_, prepare, args) => {
    prepare();
    const { exitCode, stdout, stderr } = await runCli(...args);

    expect(exitCode).toBeGreaterThan(0);
    expect(`${stdout}${stderr}`).not.toMatch(RAW);
    expect(`${stdout}${stderr}`).not.toMatch(/^forged/m);
    expect(`${stdout}${stderr}`).not.toContain('hunter2');
    expect(stderr).not.toBe('');
  });
});

describe('a run that succeeds', () => {
  test.each<[string, readonly string[]]>([
    ['next', ['next']],
    ['next --down', ['next', '--down']],
    ['handoff show', ['handoff', 'show']],
    ['handoff set', ['handoff', 'set', 'azure.gatewayAddresses', '20.30.40.51']],
    ['synth', ['synth']],
  ])('prints on stderr only lines of its own: %s', async (_, args) => {
    writeFileSync('handoff.json', printHandoff(DEPLOYED));
    writeFileSync('cdk-outputs.json', '{');
    const { exitCode, stderr } = await runCli(...args);

    expect([exitCode, foreignLines(stderr)]).toEqual([0, []]);
  });
});
