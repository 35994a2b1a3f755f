import { KERNEL_KINDS, MACHINE_PROPERTIES } from '../machine/machine-kinds';

/** The table of the three machines as text, for a terminal. */
export function printMachineTable(): string {
  const rows = padded([['--kernel', ...KERNEL_KINDS], ...properties()]);
  return rows.map((row) => `  ${row.join('  ')}`.trimEnd()).join('\n');
}

/** The same table as Markdown. */
export function machineTableMarkdown(): string {
  const [head = [], ...rows] = padded([['--kernel', ...KERNEL_KINDS].map((cell) => `\`${cell}\``), ...properties()]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((cell) => '-'.repeat(cell.length))), ...rows.map(line)].join('\n');
}

function properties(): readonly (readonly string[])[] {
  return MACHINE_PROPERTIES.map(({ property, of }) => [property, ...KERNEL_KINDS.map((kind) => of[kind])]);
}

/** The cells, each as wide as the widest of its column. */
function padded(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(width(column))));
}
