/** One word for a POSIX shell, quoted where it needs to be; the shell passes it on unchanged. */
export function quoteShell(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
