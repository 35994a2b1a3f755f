import { quoteShell } from '../../../lib/base/quote-shell';
import type { Verb } from '../verbs';
import { firstWords, HELP, namesOf, optionWords, secondWords, takesFile } from './words';

const COMPLETE = 'complete -c vpc2vnet';

/** Returns a script for fish that completes verbs, options and values with what they do. */
export function fishCompletion(verbs: readonly Verb[]): string {
  return [
    '# fish completion of vpc2vnet',
    `${COMPLETE} -f`,
    ...firstWords(verbs).map(({ word, sentence }) => entry('__fish_use_subcommand', `-a ${word}`, sentence)),
    ...firstWords(verbs).map(({ word, sentence }) => entry(seen(HELP), `-a ${word}`, sentence)),
    ...namesOf(verbs).flatMap((group) => {
      const seconds = secondWords(verbs, group);
      const inGroup = `${seen(group)}; and not ${seen(seconds.map(({ word }) => word).join(' '))}`;
      return seconds.map(({ word, sentence }) => entry(inGroup, `-a ${word}`, sentence));
    }),
    ...verbs.flatMap(verbLines),
    '',
  ].join('\n');
}

function verbLines(verb: Verb): readonly string[] {
  const inVerb = verb.verb.split(' ').map(seen).join('; and ');
  return [
    ...optionWords(verb).map(({ word, sentence, value }) =>
      entry(inVerb, `-l ${word.slice(2)}${argument(value)}`, sentence),
    ),
    ...(verb.takesOneOf === undefined ? [] : [`${COMPLETE} -n '${inVerb}' -a '${verb.takesOneOf.join(' ')}'`]),
    ...(takesFile(verb) ? [`${COMPLETE} -n '${inVerb}' -F`] : []),
  ];
}

function argument(value: ReturnType<typeof optionWords>[number]['value']): string {
  if (value === 'none') return '';
  if (value === 'path') return ' -r -F';
  return value === 'text' ? ' -x' : ` -x -a '${value.join(' ')}'`;
}

function seen(words: string): string {
  return `__fish_seen_subcommand_from ${words}`;
}

function entry(condition: string, what: string, sentence: string): string {
  return `${COMPLETE} -n '${condition}' ${what} -d ${quoteShell(sentence)}`;
}
