const COMMENT = /^\s*#/;
const FOR_THE_LINTER = /^\s*# shellcheck /;

/**
 * A shell script without the lines that are only a comment, but for its first block, which says what it is. Comments are
 * a fifth of a router's user data, and a reworded one would replace every router.
 */
export function withoutComments(script: string): string {
  const lines = script.split('\n');
  const firstBlock = lines.findIndex((line) => !COMMENT.test(line));
  return lines
    .filter((line, index) => !COMMENT.test(line) || (index < firstBlock && !FOR_THE_LINTER.test(line)))
    .join('\n');
}
