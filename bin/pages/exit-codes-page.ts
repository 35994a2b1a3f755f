import ts from 'typescript';
import { DRIVER_EXIT_CODES, EXIT_CODES, type ExitCode } from '../cli/exit-codes';
import { code, generated, table } from './markdown';
import { readRepository } from './repository';

const TUNNEL = 'lib/driver/tunnel/tunnel-report.ts';
const EVENTS = 'lib/driver/report/driver-event.ts';

/** `docs/reference/exit-codes-and-events.md`. */
export function exitCodesPage(): string {
  return `${[
    '# Exit codes and events',
    generated('the exit codes and the events of the sources'),
    '## Exit codes of `up`, `down`, `plan` and `status`',
    codes(DRIVER_EXIT_CODES),
    '`with-keys` ends as its command does.',
    '## Exit codes of the other commands',
    codes(EXIT_CODES),
    'A failed run changes no output file. When standard output cannot be written, `up` and `down` still complete their work.',
    '## Events',
    '`up` and `down` with `--json` print one JSON object a line. The field `event` says which of these it is. `plan` and `status` print one report, an indented JSON object, without events. `step-started` has the seconds that the step usually takes, `step-finished` those that it took.',
    table(
      ['Event', 'Fields'],
      readEvents().map(([name, fields]) => [code(name), fields.map(code).join(', ')]),
    ),
  ].join('\n\n')}\n`;
}

function codes(all: readonly ExitCode[]): string {
  return table(
    ['Code', 'Meaning'],
    all.map(({ value, meaning }) => [String(value), meaning]),
  );
}

/** Name and fields of each event, from the type that declares them. */
function readEvents(): readonly (readonly [name: string, fields: readonly string[]])[] {
  const source = ts.createSourceFile(EVENTS, readRepository(EVENTS), ts.ScriptTarget.Latest, true);
  const found: (readonly [string, readonly string[]])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeLiteralNode(node)) {
      const fields = node.members.filter(ts.isPropertySignature);
      const event = fields.find(({ name }) => name.getText() === 'event')?.type?.getText();
      if (event !== undefined) {
        const others = fields.map(({ name }) => name.getText()).filter((name) => name !== 'event');
        const joined = ts.isIntersectionTypeNode(node.parent) ? fieldsOfTunnel() : [];
        found.push([event.replaceAll("'", ''), [...others, ...joined]]);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a report on a tunnel has, in any of its states. */
function fieldsOfTunnel(): readonly string[] {
  return [...new Set([...readRepository(TUNNEL).matchAll(/readonly (\w+):/g)].map(([, name = '']) => name))];
}
