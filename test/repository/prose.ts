import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A piece of text that people read, and where it is. */
export interface Prose {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

const ROOT = join(__dirname, '../..');

/** Everything that people read here: pages, messages, descriptions, comments, and titles of tests. */
export function allProse(): readonly Prose[] {
  return [
    ...filesIn('.', false).flatMap(proseOf),
    ...['.github', '.devcontainer', 'bin', 'docs', 'examples', 'lib', 'stacks', 'test']
      .flatMap((folder) => filesIn(folder, true))
      .flatMap(proseOf),
  ];
}

/** Inputs and expected outputs of tests are not ours to word, or follow from what is. */
const DATA =
  /\/(expected|cases(?!\/.*\.ts$)|fixtures|node_modules|recorded|bicep-types|compat)\/|^test\/repository\/vocabulary\.ts$/;

function filesIn(folder: string, recursive: boolean): readonly string[] {
  let entries: readonly string[];
  try {
    entries = readdirSync(join(ROOT, folder), { recursive, encoding: 'utf8' });
  } catch {
    return [];
  }
  return entries.map((path) => join(folder, path)).filter((path) => !DATA.test(path));
}

function proseOf(file: string): readonly Prose[] {
  if (file.endsWith('.md')) return proseOfPage(file);
  if (file.endsWith('.ts')) return proseOfModule(file);
  if (
    file.endsWith('.yaml') ||
    file.endsWith('.yml') ||
    file.endsWith('.sh') ||
    file.startsWith('lib/router/scripts/vpc2vnet-')
  )
    return proseOfScript(file);
  return [];
}

/** Code, and the vocabulary's own table of terms to avoid. */
const NOT_PROSE = /^```.*?^```|^<!-- vocabulary:begin -->$.*^<!-- vocabulary:end -->$/gms;

/** A page by lines, without code. */
function proseOfPage(file: string): readonly Prose[] {
  const text = read(file).replaceAll(NOT_PROSE, (block) => block.replaceAll(/[^\n]/g, ''));
  return text.split('\n').map((line, index) => ({ file, line: index + 1, text: line.replaceAll(/`[^`]*`/g, '``') }));
}

/** Comments of a script or a config, and what it prints. */
function proseOfScript(file: string): readonly Prose[] {
  return read(file)
    .split('\n')
    .map((line, index) => ({ file, line: index + 1, text: (/#.*$|"[^"]* [^"]*"|'[^']* [^']*'/.exec(line) ?? [''])[0] }))
    .filter(({ text }) => text !== '');
}

/** Comments and strings of a module; of a test only comments and titles. */
function proseOfModule(file: string): readonly Prose[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: Prose[] = [];
  const add = (position: number, text: string): void => {
    found.push({ file, line: source.getLineAndCharacterOfPosition(position).line + 1, text });
  };
  const seen = new Set<number>();
  const isTest = file.startsWith('test/');
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      add(pos, source.text.slice(pos, end).replaceAll(/`[^`]*`/g, '``'));
    }
    const isText =
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node);
    if (isText && /\S\s+\S/.test(node.text) && !ts.isImportDeclaration(node.parent) && (!isTest || isTitle(node)))
      add(node.getStart(), node.text.replaceAll(/`[^`]*`/g, '``'));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a string is the title of a test or of a group of them, as an argument or in a table of cases. */
function isTitle(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node.parent)) return node.parent.name.getText() === 'title';
  const call = ts.isTemplateExpression(node.parent) ? node.parent.parent : node.parent;
  return ts.isCallExpression(call) && /^(test|it|describe|testWith|testBeside)\b/.test(call.expression.getText());
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
