/**
 * A word that every shell passes on unchanged. No shell expands it: not zsh, which replaces `=name` by a path; not
 * fish, which replaces `%self` by a number.
 */
const PLAIN = /^[A-Za-z0-9_@+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/**
 * One word for bash, dash, zsh or fish, quoted where it needs to be; the shell passes it on unchanged. A backslash
 * stands outside the quotes, since fish reads `\\` and `\'` inside them.
 */
export function quoteShell(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll(/['\\]/g, (each) => `'\\${each}'`)}'`;
}
