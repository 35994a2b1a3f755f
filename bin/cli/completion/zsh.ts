import { quoteShell } from '../../../lib/base/quote-shell';
import type { Verb } from '../verbs';
import { firstWords, HELP, namesOf, optionWords, secondWords, type Word } from './words';

/** Returns a script for zsh, to be sourced or in a file `_vpc2vnet` of `fpath`: verbs, options and values with what they do. */
export function zshCompletion(verbs: readonly Verb[]): string {
  const groups = namesOf(verbs);
  return [
    '#compdef vpc2vnet',
    '_vpc2vnet() {',
    '  local -a found',
    '  local verb=$words[2]',
    '  if (( CURRENT == 2 )); then',
    `    found=(${described(firstWords(verbs))})`,
    "    _describe 'command' found",
    '    return',
    '  fi',
    '  local before=$words[CURRENT-1]',
    "  if compset -P 1 '--*='; then before=${IPREFIX%=}; fi",
    '  case $verb in',
    `    ${HELP})`,
    `      found=(${described(firstWords(verbs))})`,
    "      _describe 'command' found",
    '      return',
    '      ;;',
    ...groups.flatMap((group) => [
      `    ${group})`,
      '      if (( CURRENT == 3 )); then',
      `        found=(${described(secondWords(verbs, group))})`,
      "        _describe 'command' found",
      '        return',
      '      fi',
      '      verb="$verb $words[3]"',
      '      ;;',
    ]),
    '  esac',
    '  case "$verb $before" in',
    ...verbs.flatMap(valueCases),
    '  esac',
    '  case $verb in',
    ...verbs.map((verb) => `    ${quoteShell(verb.verb)}) found=(${described(optionWords(verb))}) ;;`),
    '  esac',
    '  if [[ $words[CURRENT] == -* ]]; then',
    "    _describe -o 'option' found",
    '    return',
    '  fi',
    '  case $verb in',
    ...verbs.flatMap(({ verb, takesOneOf }) =>
      takesOneOf === undefined ? [] : [`    ${quoteShell(verb)}) compadd -- ${takesOneOf.join(' ')}; return ;;`],
    ),
    '  esac',
    '  _files',
    '}',
    'if [[ $funcstack[1] == _vpc2vnet ]]; then _vpc2vnet "$@"; else compdef _vpc2vnet vpc2vnet; fi',
    '',
  ].join('\n');
}

function valueCases(row: Verb): readonly string[] {
  return optionWords(row).flatMap(({ word, value }) => {
    if (value === 'none' || value === 'text') return [];
    const values = value === 'path' ? '_files' : `compadd -- ${value.join(' ')}`;
    return [`    '${row.verb} ${word}') ${values}; return ;;`];
  });
}

/** A colon separates a word from what it does. */
function described(words: readonly Word[]): string {
  return words.map(({ word, sentence }) => quoteShell(`${word}:${sentence.replaceAll(':', '\\:')}`)).join(' ');
}
