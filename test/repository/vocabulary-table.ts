import { table } from '../../bin/pages/markdown';
import { VOCABULARY } from './vocabulary';

/** Returns the vocabulary as a table in Markdown, between comments that spare it from the formatter. */
export function vocabularyTable(): string {
  const rows = VOCABULARY.map(({ avoid, use, why, except = [] }) => [
    avoid,
    use,
    [why, ...except.map(({ file, because }) => `except in ${file}: ${because}`)].join('; '),
  ]);
  return [
    '<!-- prettier-ignore-start -->',
    table(['Avoid', 'Write', 'As in'], rows),
    '<!-- prettier-ignore-end -->',
  ].join('\n\n');
}
