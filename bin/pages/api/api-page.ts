import { code, generated, table } from '../markdown';
import { ENTRIES } from './entries';
import { readApi, type ApiDoc, type ApiItem, type ApiMember } from './read-api';

/** docs/reference/api.md: what an app can import, from the docstrings. */
export function apiPage(): string {
  return `${[
    '# Constructs and functions',
    generated('the docstrings of what the package exports'),
    'What an app imports from [the package](../how-to/use-the-package.md). Whatever is not on this page may move or change in any version. [Constructs in your own app](../how-to/embed-the-constructs.md) shows them in use.',
    ...ENTRIES.flatMap(({ name, module, about }) => [
      `## ${code(name)}`,
      about,
      ...readApi(module).flatMap((item) => printItem(name, item)),
    ]),
  ].join('\n\n')}\n`;
}

const ORDER = { class: 0, function: 1, constant: 2, interface: 3, type: 4 } as const;

/** The lines of all exports, by which a test finds a change of what is public. */
export function apiLines(): readonly string[] {
  return ENTRIES.flatMap(({ name, module }) =>
    [...readApi(module)]
      .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
      .flatMap((item) => [
        `${name}: ${item.signature}`,
        ...item.members.map((member) => `${name}: ${item.name}: ${member.signature}${defaultOf(member)}`),
      ]),
  );
}

function defaultOf({ doc }: ApiMember): string {
  return doc.default === undefined ? '' : ` = ${doc.default}`;
}

function printItem(entry: string, { name, kind, signature, doc, members }: ApiItem): readonly string[] {
  return [
    `### ${name}${entry === 'vpc2vnet' ? '' : ` (${entry.replace('vpc2vnet/', '')})`}`,
    ...(doc.text === '' ? [] : [doc.text]),
    ...(kind === 'interface' || kind === 'class' ? [] : [`\`\`\`ts\n${signature}\n\`\`\``]),
    ...printOutcome(doc),
    ...(members.length === 0 ? [] : [kind === 'class' ? classTable(members) : fieldTable(members)]),
  ];
}

function printOutcome({ returns, throws }: ApiDoc): readonly string[] {
  return [
    ...(returns === undefined ? [] : [`Returns ${returns}.`]),
    ...throws.map((each) => `Throws ${each.replace(/^(\w+)/, (name) => code(name))}.`),
  ];
}

function classTable(members: readonly ApiMember[]): string {
  return table(
    ['Member', 'What it is'],
    members.map(({ signature, doc }) => [
      code(signature),
      [doc.text, ...doc.throws.map((each) => `Throws ${each.replace(/^(\w+)/, (name) => code(name))}.`)]
        .filter((text) => text !== '')
        .join(' '),
    ]),
  );
}

function fieldTable(members: readonly ApiMember[]): string {
  return table(
    ['Field', 'Type', 'Default', 'What it is'],
    members.map(({ name, signature, optional, doc }) => [
      code(name),
      code(signature.slice(signature.indexOf(':') + 2)),
      optional ? (doc.default ?? '').replace(/^- /, '') : 'required',
      doc.text,
    ]),
  );
}
