import { DEBUG, exampleOf, VERBS, type Verb } from '../cli/verbs';
import { code, generated, table } from './markdown';

/** `docs/reference/cli.md`. */
export function cliPage(): string {
  const verbs: readonly Verb[] = VERBS;
  return `${[
    '# Command line',
    generated('the table of verbs'),
    'A command is typed as `npm run -s vpc2vnet -- VERB OPTIONS`; `synth`, `emit`, `lab` and `up` are npm scripts, too: `npm run synth -- OPTIONS`. Exit codes and events are on [a page of their own](exit-codes-and-events.md).',
    table(
      ['Command', 'What it does'],
      verbs.map(({ verb, sentence }) => [`[${verb}](#${verb.replace(' ', '-')})`, sentence]),
    ),
    ...verbs.flatMap(printVerb),
  ].join('\n\n')}\n`;
}

function printVerb(row: Verb): readonly string[] {
  const { verb, sentence, takes = [], options } = row;
  return [
    `## ${verb}`,
    `${code(['vpc2vnet', verb, '[options]', ...takes].join(' '))}: ${sentence}.`,
    `\`\`\`sh\n${exampleOf(row)}\n\`\`\``,
    table(
      ['Option', 'What it does'],
      [...options, DEBUG].map((option) => [
        code(option.flags),
        `${option.sentence}${option.required === true ? ' (required)' : ''}`,
      ]),
    ),
  ];
}
