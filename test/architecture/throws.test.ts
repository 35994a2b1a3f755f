import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');

const SOURCES = ['bin', 'lib', 'stacks'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path)),
);

/** Something that other modules can call, and the node that has its docstring. */
interface Callable {
  readonly name: string;
  readonly documented: ts.Node;
  readonly body: ts.Node;
}

function isExported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && hasModifier(node, ts.SyntaxKind.ExportKeyword);
}

function hasModifier(node: ts.HasModifiers, ...kinds: readonly ts.SyntaxKind[]): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kinds.includes(kind)) === true;
}

/** The exported functions of a module, and the public members of its exported classes. */
function callablesOf(source: ts.SourceFile): readonly Callable[] {
  return source.statements.filter(isExported).flatMap((statement): readonly Callable[] => {
    if (ts.isFunctionDeclaration(statement))
      return statement.body === undefined ? [] : [callable(statement.name, statement, statement.body)];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
        initializer !== undefined && ts.isFunctionLike(initializer) && 'body' in initializer
          ? [callable(name, statement, initializer.body as ts.Node)]
          : [],
      );
    return ts.isClassDeclaration(statement) ? membersOf(statement) : [];
  });
}

function membersOf(declaration: ts.ClassDeclaration): readonly Callable[] {
  return declaration.members.flatMap((member) => {
    const isCallable = ts.isMethodDeclaration(member) || ts.isAccessor(member) || ts.isConstructorDeclaration(member);
    if (!isCallable || member.body === undefined) return [];
    if (hasModifier(member, ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword)) return [];
    const { name, documented, body } = callable(member.name, member, member.body);
    return [{ name: `${declaration.name?.text ?? ''}.${name}`, documented, body }];
  });
}

function callable(name: ts.Node | undefined, documented: ts.Node, body: ts.Node): Callable {
  return { name: name?.getText() ?? 'constructor', documented, body };
}

/** The functions of a module by their names, exported or not. */
function functionsOf(source: ts.SourceFile): ReadonlyMap<string, ts.Node> {
  const found = new Map<string, ts.Node>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined && statement.body !== undefined)
      found.set(statement.name.text, statement.body);
  }
  return found;
}

/**
 * Whether a `throw` of the node leaves it, or one of a function of the same module that it calls. One that a `catch`
 * takes does not, nor one of a function that is returned or passed to another function, which may catch it. A callback of
 * a method such as `map` counts.
 * An error that is thrown again, because the function handles others only, is not its own.
 */
function throwsItself(node: ts.Node, functions: ReadonlyMap<string, ts.Node>): boolean {
  if (ts.isThrowStatement(node)) return !ts.isIdentifier(node.expression);
  if (ts.isFunctionLike(node) && !isCallbackOfMethod(node)) return false;
  if (ts.isTryStatement(node) && node.catchClause !== undefined)
    return [node.catchClause, node.finallyBlock].some((part) => part !== undefined && throwsItself(part, functions));
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const called = functions.get(node.expression.text);
    const others = new Map([...functions].filter(([, body]) => body !== called));
    if (called !== undefined && throwsItself(called, others)) return true;
  }
  return ts.forEachChild(node, (child) => throwsItself(child, functions) || undefined) === true;
}

function isCallbackOfMethod({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression);
}

function saysSo({ documented }: Callable): boolean {
  return ts.getJSDocTags(documented).some(({ tagName }) => tagName.text === 'throws');
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const callables = SOURCES.flatMap((path) => {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const functions = functionsOf(source);
  return callablesOf(source).map((each) => ({ path, ...each, throws: throwsItself(each.body, functions) }));
});

test('an exported function that throws has @throws in its docstring', () => {
  const silent = callables.filter((each) => each.throws && !saysSo(each));

  expect(silent.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

test('each @throws says what is thrown, and when', () => {
  const vague = SOURCES.flatMap((path) =>
    [...read(path).matchAll(/@throws (.*)/g)]
      .filter(([, text = '']) => !/^(\w*Error|Inexpressible|what `\w+`) \w+/.test(text))
      .map(([text]) => `${path}: ${text}`),
  );

  expect(vague).toEqual([]);
});
