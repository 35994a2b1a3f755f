import type { Verb } from '../verbs';
import { firstWords, HELP, namesOf, optionWords, secondWords, takesFile } from './words';

/** Returns a script for bash that completes verbs, options and their values; file names elsewhere. */
export function bashCompletion(verbs: readonly Verb[]): string {
  const groups = namesOf(verbs);
  return [
    '# bash completion of vpc2vnet',
    '_vpc2vnet() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" verb="${COMP_WORDS[1]}" place=1 words=',
    '  # An equals sign is a word of its own.',
    '  if [ "$word" = "=" ]; then',
    '    word=',
    '  elif [ "$before" = "=" ]; then',
    '    before="${COMP_WORDS[COMP_CWORD-2]}"',
    '  fi',
    `  case "$verb" in ${[HELP, ...groups].join(' | ')}) [ "$COMP_CWORD" -gt 1 ] && place=2 && verb="$verb \${COMP_WORDS[2]}" ;; esac`,
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words='${list(firstWords(verbs).map(({ word }) => word))}'`,
    '  elif [ "$COMP_CWORD" -eq "$place" ]; then',
    '    case "${COMP_WORDS[1]}" in',
    `      ${HELP}) words='${list(firstWords(verbs).map(({ word }) => word))}' ;;`,
    ...groups.map((group) => `      ${group}) words='${list(secondWords(verbs, group).map(({ word }) => word))}' ;;`),
    '    esac',
    '  else',
    '    case "$verb $before" in',
    ...verbs.flatMap(valueCases),
    '      *)',
    '        case "$verb" in',
    ...verbs.map(
      (verb) =>
        `          '${verb.verb}') ${takesFile(verb) ? '[ "${word:0:1}" = - ] && ' : ''}words='${list(wordsIn(verb))}' ;;`,
    ),
    '        esac',
    '        ;;',
    '    esac',
    '  fi',
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    'complete -o default -F _vpc2vnet vpc2vnet',
    '',
  ].join('\n');
}

/** For the value of an option without choices there are no words: bash then completes file names. */
function valueCases(verb: Verb): readonly string[] {
  const options = optionWords(verb);
  const free = options.filter(({ value }) => value === 'path' || value === 'text');
  const patterns = free.map(({ word }) => `'${verb.verb} ${word}'`);
  return [
    ...(patterns.length === 0 ? [] : [`      ${patterns.join(' | ')}) ;;`]),
    ...options.flatMap(({ word, value }) =>
      typeof value === 'string' ? [] : [`      '${verb.verb} ${word}') words='${list(value)}' ;;`],
    ),
  ];
}

function wordsIn(verb: Verb): readonly string[] {
  return [...optionWords(verb).map(({ word }) => word), ...(verb.takesOneOf ?? [])];
}

function list(words: readonly string[]): string {
  return words.join(' ');
}
