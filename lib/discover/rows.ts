/** Each title once, its values below each other; none for a title without values. */
export function rows(table: readonly (readonly [string, readonly string[]])[]): readonly string[] {
  const filled = table.filter(([, values]) => values.length > 0);
  const width = Math.max(...filled.map(([title]) => title.length));
  return filled.flatMap(([title, values]) =>
    values.map((value, index) => `  ${(index === 0 ? title : '').padEnd(width)}  ${value}`),
  );
}
