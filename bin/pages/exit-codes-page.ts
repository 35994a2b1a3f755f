import ts from 'typescript';
import { EXIT } from '../../lib/base/user-error';
import { DRIVER_EXIT } from '../../lib/driver/report/exit-codes';
import { code, generated, table } from './markdown';
import { readRepository } from './repository';

const MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'success',
  finding: 'a problem was found: an invalid template, a failed check, a difference with `--check`',
  badInput:
    'invalid options, config, hand-off or outputs file; a file, or standard output, that cannot be read or written',
};

const DRIVER_MEANINGS: Readonly<Record<keyof typeof DRIVER_EXIT, string>> = {
  ok: 'success, or no changes',
  failed: 'a step failed, or something remains after `down`',
  badInput:
    'invalid options, config or hand-off; a file, or standard output, that cannot be read or written; or the preflight found something missing',
  declined: 'a destructive or disruptive change was not approved',
  locked: 'another driver works on the link',
  stopped: 'stopped by Ctrl-C; run the command again to resume',
};

const TUNNEL = 'lib/driver/tunnel/tunnel-report.ts';
const EVENTS = 'lib/driver/report/driver-event.ts';

/** `docs/reference/exit-codes-and-events.md`. */
export function exitCodesPage(): string {
  return `${[
    '# Exit codes and events',
    generated('the exit codes and the events of the sources'),
    '## Exit codes of `up`, `down`, `plan` and `status`',
    codes(DRIVER_EXIT, DRIVER_MEANINGS),
    '`with-keys` ends as its command does.',
    '## Exit codes of the other commands',
    codes(EXIT, MEANINGS),
    'A failed run changes no output file. When standard output cannot be written, `up` and `down` still complete their work.',
    '## Events',
    '`up`, `down`, `plan` and `status` with `--json` print one JSON object a line. The field `event` says which of these it is. `step-started` has the seconds that the step usually takes, `step-finished` those that it took.',
    table(
      ['Event', 'Fields'],
      readEvents().map(([name, fields]) => [code(name), fields.map(code).join(', ')]),
    ),
  ].join('\n\n')}\n`;
}

function codes<Name extends string>(
  values: Readonly<Record<Name, number>>,
  meanings: Readonly<Record<Name, string>>,
): string {
  const rows = (Object.keys(values) as Name[]).map((name) => [String(values[name]), meanings[name]]);
  return table(['Code', 'Meaning'], rows);
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
