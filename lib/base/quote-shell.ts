/**
 * A word that no shell expands. The first character excludes `=name`, which zsh replaces by a path, and `%self`, which
 * fish replaces by a number.
 */
const PLAIN = /^[A-Za-z0-9_@+:,./-][A-Za-z0-9_@%+=:,./-]*$/;

/**
 * One word for bash, dash, zsh or fish, quoted where necessary; the shell passes it unchanged. A backslash is outside
 * the quotes, as fish interprets `\\` and `\'` inside them.
 */
export function quoteShell(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll(/['\\]/g, (each) => `'\\${each}'`)}'`;
}
