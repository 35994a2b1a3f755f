import { quote } from '../../../lib/lab/shell/shell';

describe('a word in a shell script', () => {
  test.each([
    ['plain', 'plain'],
    ['', "''"],
    ["it's", `'it'\\''s'`],
    ['$(x) `y`', "'$(x) `y`'"],
    ['a\nb', "'a\nb'"],
  ])('%j is quoted as %s', (word, quoted) => {
    expect(quote(word)).toBe(quoted);
  });
});
