import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const TEST = join(__dirname, '..');
const HELPERS: ReadonlySet<string> = new Set(['testWith', 'testBeside', 'testWhere']);

/** What a test needs beyond Node, as its `Need` says. */
interface Requirement {
  readonly what: string;
  readonly install: string;
  /** Test files with tests that need it. */
  readonly files: readonly string[];
}

/** What the tests need, read from their sources: each name of a `Need` that a helper is called with. */
export function requirements(): readonly Requirement[] {
  const sources = readdirSync(TEST, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('bench/stock'))
    .sort()
    .map((path) => ({ path, source: parse(path) }));
  const needs = new Map(sources.flatMap(({ source }) => needsIn(source)));
  const files = new Map<string, Set<string>>();
  for (const { path, source } of sources.filter(({ path: each }) => each.endsWith('.test.ts'))) {
    for (const name of namesNeeded(source, needs)) files.set(name, (files.get(name) ?? new Set()).add(`test/${path}`));
  }
  return [...files]
    .map(([name, found]) => ({ what: '', install: '', ...needs.get(name), files: [...found].sort() }))
    .sort((a, b) => (a.what < b.what ? -1 : 1));
}

type Said = Pick<Requirement, 'what' | 'install'>;

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(TEST, path), 'utf8'), ts.ScriptTarget.ES2022, true);
}

/** `const NAME = command('x', '…')`, or an object with what is needed and how it is installed. */
function needsIn(source: ts.SourceFile): readonly (readonly [string, Said])[] {
  const found: (readonly [string, Said])[] = [];
  visit(source, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.initializer === undefined) return;
    const said = saidBy(node.initializer);
    if (said !== undefined) found.push([node.name.text, said]);
  });
  return found;
}

function saidBy(value: ts.Expression): Said | undefined {
  if (ts.isCallExpression(value) && value.expression.getText() === 'command') {
    const [name, install] = value.arguments.map(textOf);
    return name === undefined || install === undefined ? undefined : { what: `the command \`${name}\``, install };
  }
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  const texts = new Map(
    value.properties.flatMap((each) =>
      ts.isPropertyAssignment(each) ? [[each.name.getText(), textOf(each.initializer)] as const] : [],
    ),
  );
  const [what, install] = [texts.get('what'), texts.get('install')];
  return what === undefined || install === undefined ? undefined : { what, install };
}

function textOf(value: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** Names of needs in a file that calls one of the helpers. */
function namesNeeded(source: ts.SourceFile, needs: ReadonlyMap<string, Said>): readonly string[] {
  const [names, called] = [new Set<string>(), new Set<string>()];
  visit(source, (node) => {
    if (ts.isIdentifier(node) && needs.has(node.text)) names.add(node.text);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) called.add(node.expression.text);
  });
  return [...HELPERS].some((helper) => called.has(helper)) ? [...names] : [];
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** `docs/test-requirements.md`, as Prettier lays it out. */
export function requirementsPage(): string {
  const sections = requirements().map(({ what, install, files }) =>
    [`## ${what}`, `To get it: ${install}.`, files.map((file) => `- \`${file}\``).join('\n')].join('\n\n'),
  );
  return `${['# What the tests need', INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION =
  'Generated from the tests by `UPDATE_GOLDENS=1 npx jest test/repository`. A test whose need is not met is skipped, with ' +
  'a sentence that says so. CI has all of these, but for the Bicep compiler, the types and the stacks of others, which it ' +
  'takes from beside the repository. It fails when a test is skipped whose need is met.';
