import { type Kind, type Node, type Printer, printWith } from '../tree/node';
import { concat, type Document, group, hardLine, indent, layOut, separated, softLine } from './document';
import { escapeText, propertyKey, quote } from './text';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Kinds that need no parentheses inside another operation. */
const TIGHT: ReadonlySet<Kind> = new Set<Kind>([
  ...(['string', 'int', 'decimal', 'bool', 'null', 'array', 'object', 'interpolation', 'param', 'variable'] as const),
  ...(['resource-id', 'resource-name', 'resource-state', 'module-output', 'access', 'call'] as const),
]);

/** Prints an expression; collections are broken over lines, one property or item on each. */
export const expression = printWith(printer(false));
/** Prints an expression that is part of another one, where collections stay on the line if they fit. */
const inner = printWith(printer(true));

function printer(nested: boolean): Printer<Document> {
  const line = nested ? softLine(', ') : hardLine;
  const below = (node: Node): Document => (nested ? inner(node) : expression(node));
  return {
    string: ({ value }) => quote(value),
    int: ({ value }) => String(value),
    // Bicep has no fractions.
    decimal: ({ value }) => `json('${value}')`,
    bool: ({ value }) => String(value),
    null: () => 'null',
    array: ({ items }) => bracket('[', items.map(below), ']', line, nested ? softLine('') : hardLine),
    object: ({ props }) => {
      const lines = props.map(([key, value]) => concat(propertyKey(key), ': ', below(value)));
      return bracket('{', lines, '}', line, nested ? softLine(' ') : hardLine);
    },
    // The formatter leaves the inside of a string alone, so it is on one line.
    interpolation: ({ parts }) => {
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
    access: ({ base, key }) =>
      key.kind === 'string' ? concat(tight(base), step(key.value)) : concat(tight(base), '[', inner(key), ']'),
    call: ({ name, args }) => callOf(name, args),
    conditional: ({ test, yes, no }) =>
      group(concat(tight(test), indent(concat(softLine(' '), '? ', tight(yes), softLine(' '), ': ', tight(no))))),
    binary: ({ operator, left, right }) => concat(tight(left), ` ${operator} `, tight(right)),
    not: ({ of }) => concat('!', tight(of)),
  };
}

/** On one line, however long. */
export function oneLine(node: Node): string {
  return layOut(group(inner(node)), { indent: '', width: Infinity });
}

function step(key: string): string {
  return IDENTIFIER.test(key) ? `.${key}` : `[${quote(key)}]`;
}

function tight(node: Node): Document {
  return TIGHT.has(node.kind) ? inner(node) : concat('(', inner(node), ')');
}

/** One argument is never put on a line of its own. */
function callOf(name: string, args: readonly Node[]): Document {
  const [only] = args;
  if (only === undefined || args.length === 1) return concat(name, '(', only === undefined ? '' : inner(only), ')');
  const lines = separated(args.map(inner), concat(',', softLine(' ')));
  return group(concat(name, '(', indent(concat(softLine(''), lines)), softLine(''), ')'));
}

function bracket(open: string, items: readonly Document[], close: string, line: Document, padding: Document): Document {
  if (items.length === 0) return open + close;
  return group(concat(open, indent(concat(padding, separated(items, line))), padding, close));
}
