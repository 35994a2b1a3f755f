import { quoteShell } from '../../base/quote-shell';

/** Path of busybox's shell in a machine of the lab: what busybox knows, it runs without starting a program. */
export const BUSYBOX_SHELL = '/run/applets/sh';

/** Path of the file with the process that keeps the namespaces of a host; a shell reads it without starting a program. */
export function pidFile(host: string): string {
  return `/run/lab/hosts/${host}/pid`;
}

/** A command: the program and its arguments. */
export type Argv = readonly string[];

/** One command, quoted for the shell. */
export function printCommand(argv: Argv): string {
  return argv.map(quoteShell).join(' ');
}

/** Shell command that loads these lines into nftables. */
export function loadRules(lines: readonly string[]): string {
  return `nft -f - <<'EOF'\n${lines.join('\n')}\nEOF`;
}
