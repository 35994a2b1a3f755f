/** Which other folders the modules of a folder may import, for each folder. */
export type Directions = Readonly<Record<string, readonly string[]>>;

/**
 * Returns a Mermaid diagram of the top-level folders and the directions of their imports. An arrow is omitted where a
 * longer path connects the same two folders: the diagram shows which folder depends on which, not every permission.
 * @throws Error when the folders have a circular dependency.
 */
export function importDiagram(directions: Directions): string {
  const reached = new Map(Object.keys(directions).map((folder) => [folder, reachable(folder, directions)]));
  const circle = [...reached].find(([folder, others]) => others.has(folder));
  if (circle !== undefined) throw new Error(`imports may go in a circle from ${circle[0]} back to it`);
  const arrows = Object.entries(directions)
    .filter(([folder]) => !isInside(folder, directions))
    .flatMap(([from, allowed]) =>
      allowed.filter((to) => !allowed.some((other) => reached.get(other)?.has(to))).map((to) => `  ${from} --> ${to}`),
    );
  return ['```mermaid', 'flowchart TD', ...arrows.sort(), '```'].join('\n');
}

function isInside(folder: string, directions: Directions): boolean {
  return Object.keys(directions).some((other) => folder.startsWith(`${other}/`));
}

/** The folders at the end of one arrow or more. */
function reachable(start: string, directions: Directions): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    for (const next of directions[folder] ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(start);
  return found;
}
