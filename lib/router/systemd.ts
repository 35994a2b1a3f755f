/** One `Key=value` line; a value may hold what a unit file would read as a specifier or a variable. */
export type UnitDirective = readonly [key: string, value: string];

/** A systemd unit file, or a drop-in. */
export interface Unit {
  readonly sections: readonly { readonly name: string; readonly directives: readonly UnitDirective[] }[];
}

/**
 * The text of a unit file. Percent signs are doubled, since systemd would take them for specifiers.
 * @throws Error when a value holds a line break, which the language cannot express.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html
 */
export function printUnit(unit: Unit): string {
  return unit.sections
    .map(({ name, directives }) => [`[${name}]`, ...directives.map(printDirective), ''].join('\n'))
    .join('\n');
}

function printDirective([key, value]: UnitDirective): string {
  if (/[\r\n]/.test(value)) throw new Error(`a systemd directive cannot contain a line break: ${key}`);
  if (value.endsWith('\\')) throw new Error(`a systemd directive cannot end with a backslash: ${key}`);
  return `${key}=${value.replaceAll('%', '%%')}`;
}

/** A command line for ExecStart and its kin; words that need it are quoted and `$` is doubled. */
export function commandLine(words: readonly string[]): string {
  return words.map(printWord).join(' ');
}

function printWord(word: string): string {
  const escaped = word.replaceAll('$', '$$$$');
  if (/^[A-Za-z0-9_$@%+=:,./-]+$/.test(word)) return escaped;
  return `"${escaped.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
}
