import fc from 'fast-check';
import { printSettings } from '../../lib/strongswan/print-settings';
import { comment, include, section, setting, type SettingsNode } from '../../lib/strongswan/settings';
import { parseSettings } from './parse-settings';

describe('the printer of strongSwan settings', () => {
  test('writes one setting a line, indented by section, with a blank line after a section', () => {
    const text = printSettings([
      section('a', [setting('x', 1), section('b', [setting('y', 'z')])]),
      comment('why'),
      include('/etc/x/*.conf'),
    ]);

    expect(text).toBe('a {\n  x = 1\n  b {\n    y = z\n  }\n}\n\n# why\ninclude /etc/x/*.conf\n');
  });

  test.each([
    ['a quote', 'a"b', '"a\\"b"'],
    ['a backslash', 'a\\b', '"a\\\\b"'],
    ['a line break', 'a\nb', '"a\\nb"'],
    ['a comment sign', 'a#b', '"a#b"'],
    ['a brace', 'a}b', '"a}b"'],
    ['a space at the end', 'a ', '"a "'],
    ['nothing', '', '""'],
    ['a prefix that would be decoded', '0xff', '0xff'],
  ])('keeps a value with %s', (_, value, printed) => {
    expect(printSettings([setting('k', value)])).toBe(`k = ${printed}\n`);
  });

  test('rejects names that would address another section', () => {
    expect(() => printSettings([setting('a.b', 'x')])).toThrow("'a.b' cannot be the name of a strongSwan setting");
    expect(() => printSettings([section('a {', [])])).toThrow("'a {' cannot be the name of a strongSwan setting");
  });

  test('rejects an include path with a line break', () => {
    expect(() => printSettings([include('/x\n/y')])).toThrow('cannot be included');
  });

  test('never lets a comment end early', () => {
    expect(printSettings([comment('one\ntwo\r\nthree')])).toBe('# one\n# two\n# three\n');
  });

  test('prints what a parser reads back unchanged, whatever the values hold', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/);
    const { tree } = fc.letrec<{ tree: SettingsNode }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.tuple(name, fc.string({ unit: 'binary' })).map(([key, value]) => setting(key, value)),
        fc.tuple(name, fc.array(tie('tree'), { maxLength: 4 })).map(([key, children]) => section(key, children)),
      ),
    }));

    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (nodes) => {
        expect(parseSettings(printSettings(nodes))).toEqual(nodes);
      }),
    );
  });
});
