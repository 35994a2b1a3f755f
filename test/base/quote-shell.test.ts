import { quoteShell } from '../../lib/base/quote-shell';

describe('a word in a shell script', () => {
  test.each([
    ['plain', 'plain'],
    ['', "''"],
    ["it's", `'it'\\''s'`],
    ['$(x) `y`', "'$(x) `y`'"],
    ['a\nb', "'a\nb'"],
  ])('%j is quoted as %s', (word, quoted) => {
    expect(quoteShell(word)).toBe(quoted);
  });
});
