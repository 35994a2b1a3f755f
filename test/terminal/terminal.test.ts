import { visibleLines } from '../../lib/terminal/terminal.edge';

const GREEN = '\u001b[32mup\u001b[39m';

describe('lines for a terminal', () => {
  test('keep the colors of a report', () => {
    expect(visibleLines(`a\n${GREEN}`, true)).toBe(`a\n${GREEN}`);
  });

  test('have no color without a terminal, whatever a value has', () => {
    expect(visibleLines(GREEN, false)).toBe('\\u001b[32mup\\u001b[39m');
  });

  test('have every other escape sequence escaped', () => {
    expect(visibleLines('\u001b[2J\u001b]0;title\u0007\u001b[31m', true)).toBe(
      '\\u001b[2J\\u001b]0;title\\u0007\\u001b[31m',
    );
  });
});
