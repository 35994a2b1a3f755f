import { replaceSection } from '../../lib/write-files/marked-section';

const PAGE = 'before\n<!-- a:begin -->\n\nold\n\n<!-- a:end -->\n<!-- b:begin -->\n<!-- b:end -->\nafter\n';

describe('a section of a page', () => {
  test('is replaced, and the rest is unchanged', () => {
    expect(replaceSection(PAGE, 'a', 'new')).toBe(PAGE.replace('old', 'new'));
  });

  test('is unchanged by a second replacement', () => {
    const once = replaceSection(PAGE, 'b', 'x');

    expect(replaceSection(once, 'b', 'x')).toBe(once);
  });

  test.each(['', '<!-- c:begin -->', '<!-- c:end --><!-- c:begin -->'])(
    'is an error when it is missing in %j',
    (page) => {
      expect(() => replaceSection(page, 'c', 'x')).toThrow('no section between <!-- c:begin --> and <!-- c:end -->');
    },
  );
});
