/** A command as the words the program receives. */
export type Argv = readonly string[];

/** Quotes one word for a POSIX shell; the only place where the lab escapes for it. */
export function quote(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** One command as shell text. */
export function printCommand(argv: Argv): string {
  return argv.map(quote).join(' ');
}

/** Shell text which gives these lines to the packet filter. */
export function loadRules(lines: readonly string[]): string {
  return `nft -f - <<'EOF'\n${lines.join('\n')}\nEOF`;
}
