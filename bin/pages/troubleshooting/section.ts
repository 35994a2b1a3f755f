/** One thing that goes wrong, as the page on troubleshooting has it. */
export interface Section {
  /** What a person pastes into a search. */
  readonly heading: string;
  /** Text of messages that leads here and to no other section. */
  readonly words: readonly string[];
  /** Messages as the code prints them; an example where they name addresses or resources. */
  readonly seen: readonly string[];
  readonly cause: string;
  readonly remedy: string;
}

/** Sections of one part of a deployment. */
export interface Chapter {
  readonly heading: string;
  readonly sections: readonly Section[];
}

/** The sections whose words a message has. */
export function sectionsFor(message: string, sections: readonly Section[]): readonly Section[] {
  return sections.filter(({ words }) => words.some((word) => message.includes(word)));
}
