import { quoteShell } from '../../base/quote-shell';

/** A command as the words the program receives. */
export type Argv = readonly string[];

/** One command as shell text. */
export function printCommand(argv: Argv): string {
  return argv.map(quoteShell).join(' ');
}

/** Shell text which gives these lines to the packet filter. */
export function loadRules(lines: readonly string[]): string {
  return `nft -f - <<'EOF'\n${lines.join('\n')}\nEOF`;
}
