import { posix } from 'node:path';
import ts from 'typescript';
import { inRepository, readRepository } from '../repository';

/** Something that an entry exports. */
export interface ApiItem {
  readonly name: string;
  readonly kind: 'class' | 'function' | 'interface' | 'type' | 'constant';
  /** Its declaration without what is in braces. */
  readonly signature: string;
  readonly doc: ApiDoc;
  /** Public members of a class, fields of an interface. */
  readonly members: readonly ApiMember[];
}

export interface ApiMember {
  readonly name: string;
  readonly signature: string;
  readonly optional: boolean;
  readonly doc: ApiDoc;
}

/** A docstring by its parts. */
export interface ApiDoc {
  readonly text: string;
  readonly default?: string;
  readonly returns?: string;
  readonly throws: readonly string[];
}

type Declaration =
  | ts.ClassDeclaration
  | ts.FunctionDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableStatement;

/**
 * Returns what a module exports, in the order of the names, with re-exports followed to their declarations.
 * @throws Error when a re-export cannot be followed
 */
export function readApi(module: string): readonly ApiItem[] {
  return exportedBy(module)
    .map(({ name, declaration }) => itemOf(name, declaration))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Exported {
  readonly name: string;
  readonly declaration: Declaration;
}

function exportedBy(module: string): readonly Exported[] {
  return sourceOf(module).statements.flatMap((statement): readonly Exported[] => {
    if (ts.isExportDeclaration(statement)) return reexported(module, statement);
    if (!isDeclaration(statement) || !isExported(statement)) return [];
    return [{ name: nameOf(statement), declaration: statement }];
  });
}

/**
 * What `export { … } from` passes on.
 * @throws Error when a module exports everything of another, or something that the other does not export
 */
function reexported(module: string, { exportClause, moduleSpecifier }: ts.ExportDeclaration): readonly Exported[] {
  if (exportClause === undefined || !ts.isNamedExports(exportClause) || moduleSpecifier === undefined)
    throw new Error(`${module} must name what it exports`);
  const from = moduleAt(posix.join(posix.dirname(module), (moduleSpecifier as ts.StringLiteral).text));
  const others = exportedBy(from);
  return exportClause.elements.map(({ name, propertyName }) => {
    const found = others.find((each) => each.name === (propertyName ?? name).text);
    if (found === undefined) throw new Error(`${from} does not export ${(propertyName ?? name).text}`);
    return { name: name.text, declaration: found.declaration };
  });
}

function itemOf(name: string, declaration: Declaration): ApiItem {
  const doc = docOf(declaration);
  if (ts.isClassDeclaration(declaration)) {
    return { name, kind: 'class', signature: headOf(declaration), doc, members: publicMembers(declaration) };
  }
  if (ts.isInterfaceDeclaration(declaration)) {
    const members = fieldsOf(declaration).map(memberOf);
    return { name, kind: 'interface', signature: headOf(declaration), doc, members };
  }
  if (ts.isFunctionDeclaration(declaration)) {
    return { name, kind: 'function', signature: headOf(declaration), doc, members: [] };
  }
  const kind = ts.isTypeAliasDeclaration(declaration) ? 'type' : 'constant';
  return { name, kind, signature: oneLine(declaration.getText()), doc, members: [] };
}

/** Its own fields, and those of the interfaces that it extends. */
function fieldsOf(declaration: ts.InterfaceDeclaration): readonly ts.PropertySignature[] {
  const bases = (declaration.heritageClauses ?? []).flatMap(({ types }) => types);
  const inherited = bases.flatMap(({ expression }) => {
    const base = declarationIn(declaration.getSourceFile(), expression.getText());
    return base !== undefined && ts.isInterfaceDeclaration(base) ? fieldsOf(base) : [];
  });
  return [...declaration.members.filter(ts.isPropertySignature), ...inherited];
}

/** The declaration of a name in a module, its own or an imported one. */
function declarationIn(source: ts.SourceFile, name: string): Declaration | undefined {
  const own = source.statements.filter(isDeclaration).find((each) => nameOf(each) === name);
  if (own !== undefined) return own;
  const from = source.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const names = importClause?.namedBindings;
    return names !== undefined && ts.isNamedImports(names) && names.elements.some((each) => each.name.text === name);
  });
  if (from === undefined) return undefined;
  const path = (from.moduleSpecifier as ts.StringLiteral).text;
  return declarationIn(sourceOf(moduleAt(posix.join(posix.dirname(source.fileName), path))), name);
}

function publicMembers({ members }: ts.ClassDeclaration): readonly ApiMember[] {
  return members.filter((member) => !isPrivate(member)).map(memberOf);
}

function memberOf(member: ts.ClassElement | ts.TypeElement): ApiMember {
  const name = ts.isConstructorDeclaration(member) ? 'constructor' : (member.name?.getText() ?? '');
  const optional = ts.isPropertySignature(member) && member.questionToken !== undefined;
  return { name, signature: headOf(member), optional, doc: docOf(member) };
}

/** The text of a declaration up to its body, without the words that only say that it is exported. */
function headOf(node: ts.ClassDeclaration | ts.InterfaceDeclaration | ts.FunctionDeclaration | ts.Node): string {
  const text = node.getText();
  const start = node.getStart();
  return oneLine(text.slice(0, endOfHead(node) - start)).replace(/;$/, '');
}

function endOfHead(node: ts.Node): number {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
    return (
      node
        .getChildren()
        .find(({ kind }) => kind === ts.SyntaxKind.OpenBraceToken)
        ?.getStart() ?? node.end
    );
  }
  const isCallable =
    ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node);
  return (isCallable || ts.isGetAccessor(node)) && node.body !== undefined ? node.body.getStart() : node.end;
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\/\*\*.*?\*\/\s*/gs, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^export (default )?/, '')
    .trim();
}

function docOf(node: ts.Node): ApiDoc {
  const tags = ts.getJSDocTags(node);
  const textOf = (name: string): readonly string[] =>
    tags.filter(({ tagName }) => tagName.text === name).map(({ comment }) => plain(comment));
  const [byDefault] = textOf('default');
  const [returns] = textOf('returns');
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return {
    text: plain(doc?.comment),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    ...(returns === undefined ? {} : { returns }),
    throws: textOf('throws'),
  };
}

function plain(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? '')
    .replaceAll(/\{@link ([^}]*)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function isDeclaration(node: ts.Statement): node is Declaration {
  return (
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableStatement(node)
  );
}

function nameOf(declaration: Declaration): string {
  const named = ts.isVariableStatement(declaration) ? declaration.declarationList.declarations[0] : declaration;
  return named?.name?.getText() ?? '';
}

function isExported(node: Declaration): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function isPrivate(member: ts.ClassElement): boolean {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  return ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => hidden.includes(kind)) === true;
}

function sourceOf(module: string): ts.SourceFile {
  return ts.createSourceFile(module, readRepository(module), ts.ScriptTarget.Latest, true);
}

/**
 * The module of an import.
 * @throws Error when there is none
 */
function moduleAt(path: string): string {
  const found = [`${path}.ts`, `${path}/index.ts`].find((each) => ts.sys.fileExists(inRepository(each)));
  if (found === undefined) throw new Error(`no module is at ${path}`);
  return found;
}
