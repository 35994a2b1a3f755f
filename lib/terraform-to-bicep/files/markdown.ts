/** Items as an enumeration in a sentence. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** A block of commands. */
export function shell(text: string): string {
  return ['```sh', text, '```'].join('\n');
}
