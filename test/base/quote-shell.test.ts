import { spawnSync } from 'node:child_process';
import { quoteShell } from '../../lib/base/quote-shell';
import { testWith } from '../fixtures/needs';
import { SHELL_NAMES, SHELL_NEEDS, SHELLS } from '../fixtures/shells';

describe('a word in a command', () => {
  test.each([
    ['plain', 'plain'],
    ['', "''"],
    ["it's", `'it'\\''s'`],
    ['$(x) `y`', "'$(x) `y`'"],
    ['a\nb', "'a\nb'"],
    ['a\\b', `'a'\\\\'b'`],
    ['=ls', "'=ls'"],
    ['%self', "'%self'"],
  ])('%j is quoted as %s', (word, quoted) => {
    expect(quoteShell(word)).toBe(quoted);
  });
});

const WORDS = [
  ...[
    'a b',
    'a  b ',
    '',
    "it's",
    `"`,
    '$HOME',
    '$(echo x)',
    '`echo x`',
    '!!',
    'a!b',
    '~',
    '~/a',
    '~root',
    '#a',
    'a #b',
  ],
  ...[
    'Grüße',
    '日本',
    '\\',
    "\\'",
    'a\\\\b',
    'a\\',
    '=ls',
    'a=~',
    '%self',
    '%1',
    '*',
    '?',
    '[a]',
    '{a,b}',
    'a;b',
    'a&b',
  ],
  ...['a|b', '<a', '>a', '(a)', '^a^b', '-x', '--', 'a\nb', '\t', 'a:~', '@', '+1', ','],
];

describe('every shell passes a quoted word unchanged', () => {
  for (const shell of SHELL_NAMES) {
    testWith(SHELL_NEEDS[shell], `in ${shell}`, () => {
      const script = `node -e 'console.log(JSON.stringify(process.argv.slice(1)))' -- ${WORDS.map(quoteShell).join(' ')}`;
      const { stdout, stderr } = spawnSync(shell, [...SHELLS[shell], '-c', script], { encoding: 'utf8' });
      expect({ words: JSON.parse(stdout || '[]') as unknown, stderr }).toEqual({ words: WORDS, stderr: '' });
    });
  }
});
