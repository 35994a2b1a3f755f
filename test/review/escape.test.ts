import { escapeMarkup, printAttributes } from '../../lib/review/markup/escape';
import { escapeMarkdown, printMarkdown } from '../../lib/review/markdown/markdown';
import { element, plain, printHtml } from '../../lib/review/page/html';
import { printSvg } from '../../lib/review/picture/svg';
import { HOSTILE } from './support';

describe('the markup of the review', () => {
  test('has no character of a value that could end an element or an attribute', () => {
    expect(escapeMarkup(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  });

  test('shows what changes the direction of text', () => {
    expect(escapeMarkup('a\u202eb')).toBe('a\\u202eb');
  });

  test('leaves out an attribute without a value', () => {
    expect(printAttributes({ id: 'a', rx: undefined })).toBe(' id="a"');
  });

  test('escapes the text of an element', () => {
    expect(printHtml(plain('p', '<b>'))).toBe('<p>&lt;b&gt;</p>\n');
  });

  test('escapes an attribute of an element', () => {
    expect(printHtml(element('span', { 'aria-label': '"x"' }, []))).toBe('<span aria-label="&quot;x&quot;"></span>');
  });

  test.each(['javascript:alert(1)', 'http://example.com', 'data:text/html,x', '//example.com'])(
    'has no link to %s',
    (href) => {
      expect(() => printHtml(element('a', { href }, ['x']))).toThrow('a link of the review leads to');
    },
  );

  test('escapes the titles and texts of a picture', () => {
    const printed = printSvg({
      width: 1,
      height: 1,
      title: HOSTILE,
      nodes: [
        { kind: 'text', look: 'label', at: { x: 0, y: 0 }, text: HOSTILE },
        { kind: 'rect', look: 'created', x: 0, y: 0, width: 1, height: 1, title: HOSTILE },
      ],
    });

    expect(printed).not.toMatch(/<(script|img)/);
  });
});

describe('the Markdown of the review', () => {
  test.each([
    ['<b>', '&lt;b&gt;'],
    ['a|b', 'a\\|b'],
    ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    ['[a](b)', '\\[a\\](b)'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['10.0.0.0/16', '10.0.0.0/16'],
  ])('prints %s as it is', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('mentions nobody and refers to no issue', () => {
    expect(escapeMarkdown('@team #1')).toBe('@<!-- -->team #<!-- -->1');
  });

  test('turns no value into a link', () => {
    expect(escapeMarkdown('https://example.com www.example.com')).toBe(
      'h<!-- -->ttps://example.com w<!-- -->ww.example.com',
    );
  });

  test('keeps a value within its row', () => {
    const rows = [['a\nb | c']];

    expect(printMarkdown([{ kind: 'table', head: ['x'], rows }])).toBe('| x |\n| --- |\n| a\\\\u000ab \\| c |\n');
  });
});
