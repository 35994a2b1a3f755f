import { readRouterScripts } from '../../lib/router/scripts.edge';
import { withoutComments } from '../../lib/router/shell-script';

describe('a shell script for the router', () => {
  test('keeps its first block of comments, which says what it is', () => {
    expect(withoutComments('#!/bin/bash\n# Says hello.\n\necho hello\n')).toBe(
      '#!/bin/bash\n# Says hello.\n\necho hello\n',
    );
  });

  test('has no other line that is only a comment', () => {
    expect(withoutComments('#!/bin/sh\n\n# Why.\nf() {\n  # How.\n  echo hello\n}\n')).toBe(
      '#!/bin/sh\n\nf() {\n  echo hello\n}\n',
    );
  });

  test('has nothing for the linter, not even in its first block', () => {
    expect(withoutComments('# Functions.\n# shellcheck shell=bash\n\n:\n')).toBe('# Functions.\n\n:\n');
  });

  test('keeps a number sign that begins no comment', () => {
    const script = '#!/bin/bash\n\n((count < ${#answers[@]}))\nsed s/#// file # why\n';

    expect(withoutComments(script)).toBe(script);
  });

  test.each(Object.entries(readRouterScripts()))(
    'has no string of several lines in which a line begins with a number sign: %s',
    (_, script) => {
      const lines = script.split('\n');
      const inText = lines.filter(
        (line, index) => /^\s*#/.test(line) && quotesBefore(lines.slice(0, index).filter(isCode)) % 2 === 1,
      );

      expect(inText).toEqual([]);
    },
  );
});

const isCode = (line: string): boolean => !/^\s*#/.test(line);

/** How many single quotes lines have that are outside double quotes. */
function quotesBefore(lines: readonly string[]): number {
  return (
    lines
      .join('\n')
      .replaceAll(/\\.|"(?:\\.|[^"\\])*"/gs, '')
      .split("'").length - 1
  );
}
