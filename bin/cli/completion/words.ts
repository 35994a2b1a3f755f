import { DEBUG, GROUPS, type Verb } from '../verbs';

/** A word that can be typed, with what it does. */
export interface Word {
  readonly word: string;
  readonly sentence: string;
}

/** An option as a shell completes it. */
export interface OptionWord extends Word {
  /** What its value is; `none` without one. */
  readonly value: 'none' | 'path' | 'text' | readonly string[];
}

/** The first words: verbs and groups, each once, in the order of the help. */
export function firstWords(verbs: readonly Verb[]): readonly Word[] {
  const words = verbs.map(({ verb, sentence }) => {
    const [first = verb, second] = verb.split(' ');
    return { word: first, sentence: second === undefined ? sentence : (GROUPS[first] ?? '') };
  });
  const help = { word: HELP, sentence: 'show the help of a command' };
  return [...words, help].filter(({ word }, index, all) => all.findIndex((each) => each.word === word) === index);
}

/** The verb that commander adds, which takes another as its argument. */
export const HELP = 'help';

/** Whether an argument of a verb is a file. */
export function takesFile({ takes = [] }: Verb): boolean {
  return takes.includes('<file>');
}

/** The second words of a group; none of a verb. */
export function secondWords(verbs: readonly Verb[], group: string): readonly Word[] {
  return verbs
    .filter(({ verb }) => verb.startsWith(`${group} `))
    .map(({ verb, sentence }) => ({ word: verb.slice(group.length + 1), sentence }));
}

/** The options of a verb. */
export function optionWords({ options }: Verb): readonly OptionWord[] {
  return [...options, DEBUG].map(({ flags, sentence, oneOf }) => {
    const [word = flags, value] = flags.split(' ');
    return { word, sentence, value: oneOf ?? valueOf(value) };
  });
}

function valueOf(value: string | undefined): 'none' | 'path' | 'text' {
  if (value === undefined || value.startsWith('[')) return 'none';
  return value === '<file>' || value === '<dir>' ? 'path' : 'text';
}

/** The verbs that a user can be in the middle of: those of groups by both words. */
export function namesOf(verbs: readonly Verb[]): readonly string[] {
  return Object.keys(GROUPS).filter((group) => verbs.some(({ verb }) => verb.startsWith(`${group} `)));
}
