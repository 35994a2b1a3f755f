import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { testFiles } from './workflow';

const ROOT = join(__dirname, '../..');
const HELPERS: ReadonlySet<string> = new Set(['testWith', 'testBeside', 'testWhere', 'describeNewcomer']);

/** What a test needs beyond Node, as its `Need` says. */
interface Requirement {
  readonly what: string;
  readonly install: string;
  /** Test files with tests that need it. */
  readonly files: readonly string[];
}

/** Returns what the tests need, read from their sources: the first argument of each call of a helper. */
export function requirements(): readonly Requirement[] {
  const files = new Map<string, Requirement & { readonly files: string[] }>();
  for (const path of testFiles()) {
    const found = new Map(needsOf(join(ROOT, path)).map((need) => [keyOf(need), need]));
    for (const [key, need] of found) {
      const known = files.get(key) ?? { ...need, files: [] };
      known.files.push(path);
      files.set(key, known);
    }
  }
  return [...files.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

type Said = Pick<Requirement, 'what' | 'install'>;

function keyOf({ what, install }: Said): string {
  return `${what} ${install}`;
}

const parsed = new Map<string, ts.SourceFile>();

function parse(path: string): ts.SourceFile {
  const source =
    parsed.get(path) ?? ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  parsed.set(path, source);
  return source;
}

/** Returns the needs of all tests of a file. */
function needsOf(path: string): readonly Said[] {
  const source = parse(path);
  const found: Said[] = [];
  visit(source, (node) => {
    if (!ts.isCallExpression(node) || !HELPERS.has(node.expression.getText())) return;
    const [needs] = node.arguments;
    if (needs !== undefined) found.push(...needsIn(needs, source));
  });
  return found;
}

/** Returns the needs that an expression names: written out, or by the names of variables of this file and others. */
function needsIn(expression: ts.Node, source: ts.SourceFile): readonly Said[] {
  const said = saidBy(expression);
  if (said !== undefined) return [said];
  if (ts.isIdentifier(expression)) return needsNamed(expression.text, source);
  const found: Said[] = [];
  ts.forEachChild(expression, (child) => void found.push(...needsIn(child, source)));
  return found;
}

function needsNamed(name: string, source: ts.SourceFile): readonly Said[] {
  const found: Said[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = (statement.moduleSpecifier as ts.StringLiteral).text;
      const names = statement.importClause?.namedBindings;
      if (!from.startsWith('.') || names === undefined || !ts.isNamedImports(names)) continue;
      const element = names.elements.find((each) => each.name.text === name);
      if (element === undefined) continue;
      const file = `${join(dirname(source.fileName), from)}.ts`;
      return existsSync(file) ? needsNamed((element.propertyName ?? element.name).text, parse(file)) : [];
    }
  }
  visit(source, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.name.text !== name) return;
    if (node.initializer !== undefined && isAboutNeeds(node.initializer)) {
      found.push(...needsIn(node.initializer, source));
    }
  });
  return found;
}

/** Whether a value can hold needs, which a function or a string cannot. */
function isAboutNeeds(value: ts.Expression): boolean {
  return ts.isCallExpression(value) || ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value);
}

/** Returns the need that an expression is itself: `command('x', '…')`, or an object with what is needed. */
function saidBy(value: ts.Node): Said | undefined {
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
  if (what === undefined || !texts.has('install')) return undefined;
  return { what, install: install ?? 'the skipped test says what to install' };
}

function textOf(value: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(value) ? value.text : undefined;
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** `docs/reference/test-requirements.md`, as Prettier lays it out. */
export function requirementsPage(): string {
  const sections = requirements().map(({ what, install, files }) =>
    [`## ${what}`, `To get it: ${install}.`, files.map((file) => `- \`${file}\``).join('\n')].join('\n\n'),
  );
  return `${['# What the tests need', INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION =
  'Generated from the tests by `npm run generate`. A test whose need is not met is skipped, with a sentence that says ' +
  'so, and the last line of the run lists what to install. With `CI` set it fails instead, except where it needs the ' +
  'Bicep compiler, the types or the stacks of others, which no registry of packages has: CI takes them from beside the ' +
  'repository, and fails when such a test is skipped although its need is met.';
