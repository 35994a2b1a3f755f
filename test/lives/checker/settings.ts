/** A file of nested sections and settings, as strongSwan's configuration files are written. */
export interface Section {
  readonly settings: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, Section>;
}

/**
 * Reads one setting, section or brace a line, which is how the files judged here are written.
 * @throws Error at a line that is not one of them
 */
export function readSettings(text: string): Section {
  const lines = text.split('\n').map((line) => line.trim());
  const { section, rest } = readSection(lines.filter((line) => !/^(#.*|include .*)?$/.test(line)));
  if (rest.length > 0) throw new Error(`a brace too many before the line ${rest[0]}`);
  return section;
}

function readSection(lines: readonly string[]): { readonly section: Section; readonly rest: readonly string[] } {
  const settings = new Map<string, string>();
  const sections = new Map<string, Section>();
  let rest = lines;
  for (let [line] = rest; line !== undefined; [line] = rest) {
    rest = rest.slice(1);
    if (line === '}') break;
    const opening = /^([^\s{}=]+) \{$/.exec(line)?.[1];
    const [, name, value] = /^([^\s{}=]+) = (.*)$/.exec(line) ?? [];
    if (opening !== undefined) {
      const inner = readSection(rest);
      sections.set(opening, inner.section);
      rest = inner.rest;
    } else if (name !== undefined && value !== undefined) settings.set(name, value.replace(/^"(.*)"$/, '$1'));
    else throw new Error(`not a setting: ${line}`);
  }
  return { section: { settings, sections }, rest };
}

/** The section at a path of names; an empty one where there is none. */
export function sectionAt(root: Section, ...path: readonly string[]): Section {
  return path.reduce<Section>((section, name) => section.sections.get(name) ?? EMPTY, root);
}

const EMPTY: Section = { settings: new Map(), sections: new Map() };
