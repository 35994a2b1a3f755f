import { visible, visibleValues } from '../../lib/base/visible';

describe('a string that is printed', () => {
  test.each<[string, string, string]>([
    ['an escape sequence', '\u001b[2Jup', '\\u001b[2Jup'],
    ['a line break', 'a\nb\r\u2028\u0085', 'a\\u000ab\\u000d\\u2028\\u0085'],
    ['the direction of text', '\u202egnp.exe\u2066', '\\u202egnp.exe\\u2066'],
    ['zero width', 'na\u200bme\ufeff\u00ad', 'na\\u200bme\\ufeff\\u00ad'],
    ['a blank that is not the space', 'a\u00a0b\u3000\u2800\u3164', 'a\\u00a0b\\u3000\\u2800\\u3164'],
    ['a tag beyond the first plane', '\u{e0041}', '\\udb40\\udc41'],
    ['half a character', '\ud800', '\\ud800'],
    ['a tab', 'a\tb', 'a\\u0009b'],
  ])('has an escape for %s', (_, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test('keeps what is visible, in every script', () => {
    const text = "Ünïcode 東京 Ελλάδα 😀 ±✔│ 'a b' \\n";

    expect(visible(text)).toBe(text);
  });

  test('keeps its value in JSON', () => {
    const value = { 'a\u202e': 'b\u200b\u{e0041}\n' };

    expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(value);
  });
});

test('plain data has its strings escaped, and other objects stay', () => {
  const date = new Date(0);

  expect(visibleValues({ list: ['a\n'], date, none: null, number: 1 })).toEqual({
    ...{ list: ['a\\u000a'], date, none: null, number: 1 },
  });
});
