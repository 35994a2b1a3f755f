import { string } from '../tree/build';
import { type Kind, type Node, type Of, type Printer, printWith } from '../tree/node';
import { patternOf } from '../tree/format';
import { walk } from '../tree/walk';
import { concat, type Document, group, hardLine, indent, layOut, separated, softLine } from './document';
import { escapeText, LITERALS, propertyKey, quote } from './text';

/** Namespaces of functions that are not in `sys`. */
const NAMESPACES: Readonly<Record<string, string>> = { resourceGroup: 'az', subscription: 'az', resourceId: 'az' };

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Kinds that need no parentheses inside another operation. */
const TIGHT: ReadonlySet<Kind> = new Set<Kind>([
  ...(['string', 'int', 'decimal', 'bool', 'null', 'array', 'object', 'interpolation', 'param', 'variable'] as const),
  ...([
    'resource-id',
    'resource-name',
    'resource-state',
    'module-output',
    'access',
    'call',
    'local',
    'not-null',
  ] as const),
]);

/** Prints an expression; collections have one property or item per line. */
export type Print = (node: Node) => Document;

/** @param hidden - names of declarations that shadow functions of the same name */
export function createPrint(hidden: ReadonlySet<string>): Print {
  const expression: Print = printWith(
    printer(
      false,
      hidden,
      (node) => expression(node),
      (node) => inner(node),
    ),
  );
  const inner: Print = printWith(
    printer(
      true,
      hidden,
      (node) => inner(node),
      (node) => inner(node),
    ),
  );
  return expression;
}

/** Prints an expression of a file whose declarations shadow no function. */
export const expression = createPrint(new Set());

/**
 * @param nested - whether the expression is part of another one: collections then stay on one line if they fit
 * @param below - prints an item of a collection
 * @param inner - prints an operand or argument
 */
function printer(nested: boolean, hidden: ReadonlySet<string>, below: Print, inner: Print): Printer<Document> {
  const line = nested ? softLine(', ') : hardLine;
  const oneLine = (node: Node): string => layOut(group(inner(node)), { indent: '', width: Infinity });
  const tight = (node: Node): Document => (TIGHT.has(node.kind) ? inner(node) : concat('(', inner(node), ')'));
  const named = (name: string): string => (hidden.has(name) ? `${NAMESPACES[name] ?? 'sys'}.${name}` : name);

  /** A single argument never gets its own line. */
  const callOf = (name: string, args: readonly Node[]): Document => {
    const [only] = args;
    if (only === undefined || args.length === 1)
      return concat(named(name), '(', only === undefined ? '' : inner(only), ')');
    const lines = separated(args.map(inner), concat(',', softLine(' ')));
    return group(concat(named(name), '(', indent(concat(softLine(''), lines)), softLine(''), ')'));
  };

  const formatCall = ({ parts }: Of<'interpolation'>): Document =>
    callOf('format', [string(patternOf(parts)), ...parts.filter(({ kind }) => kind !== 'string')]);

  return {
    string: ({ value }) => quote(value),
    int: ({ value }) => String(value),
    // Bicep has no floating-point literals.
    decimal: ({ value }) => `json('${value}')`,
    bool: ({ value }) => String(value),
    null: () => 'null',
    array: ({ items }) => bracket('[', items.map(below), ']', line, nested ? softLine('') : hardLine),
    object: ({ props }) => {
      const lines = props.map(([key, value]) => concat(propertyKey(key), ': ', below(value)));
      return bracket('{', lines, '}', line, nested ? softLine(' ') : hardLine);
    },
    // The formatter does not change the inside of a string, so it is on one line.
    interpolation: (node) => {
      if (holdsCollection(node)) return formatCall(node);
      const { parts } = node;
      const texts = parts.map((part) => (part.kind === 'string' ? escapeText(part.value) : `\${${oneLine(part)}}`));
      return `'${texts.join('')}'`;
    },
    param: ({ name }) => name,
    variable: ({ name }) => name,
    'resource-id': ({ of }) => `${of}.id`,
    'resource-name': ({ of }) => `${of}.name`,
    'resource-state': ({ of, path }) =>
      of + path.map((key) => (typeof key === 'number' ? `[${key}]` : step(key))).join(''),
    'module-output': ({ of, name }) => `${of}.outputs.${name}`,
    access: ({ base, key, safe }) =>
      key.kind === 'string'
        ? concat(tight(base), safe === true ? safeStep(key.value) : step(key.value))
        : concat(tight(base), safe === true ? '[?' : '[', inner(key), ']'),
    lambda: ({ args, body }) => {
      const names = args.map(({ name }) => name);
      return concat(names.length === 1 ? names.join('') : `(${names.join(', ')})`, ' => ', inner(body));
    },
    local: ({ name }) => name,
    'not-null': ({ of }) => concat(tight(of), '!'),
    call: ({ name, args }) => callOf(name, args),
    conditional: ({ test, yes, no }) =>
      group(concat(tight(test), indent(concat(softLine(' '), '? ', tight(yes), softLine(' '), ': ', tight(no))))),
    binary: ({ operator, left, right }) => concat(tight(left), ` ${operator} `, tight(right)),
    not: ({ of }) => concat('!', tight(of)),
  };
}

/** Whether an interpolation contains a collection, which Bicep does not allow inside `${…}`. */
function holdsCollection(node: Of<'interpolation'>): boolean {
  return node.parts.some((part) => [...walk(part)].some(({ kind }) => kind === 'array' || kind === 'object'));
}

function step(key: string): string {
  return IDENTIFIER.test(key) && !LITERALS.has(key) ? `.${key}` : `[${quote(key)}]`;
}

function safeStep(key: string): string {
  return IDENTIFIER.test(key) && !LITERALS.has(key) ? `.?${key}` : `[?${quote(key)}]`;
}

function bracket(open: string, items: readonly Document[], close: string, line: Document, padding: Document): Document {
  if (items.length === 0) return open + close;
  return group(concat(open, indent(concat(padding, separated(items, line))), padding, close));
}
