import type { SettingsNode } from './settings';

type Of<K extends SettingsNode['kind']> = Extract<SettingsNode, { kind: K }>;
type Printer = { readonly [K in SettingsNode['kind']]: (node: Of<K>, indent: string) => readonly string[] };

const STEP = '  ';

/** A name that the parser takes without quotes; its dots would address a nested section. */
const NAME = /^[A-Za-z0-9_-]+$/;

/** A value that means the same with and without quotes. */
const BARE_VALUE = /^[A-Za-z0-9%_+./:|][A-Za-z0-9%_+./:|,-]*$/;

const PRINTER: Printer = {
  section: ({ name, children }, indent) => [
    `${indent}${checkedName(name)} {`,
    ...children.flatMap((child) => printNode(child, indent + STEP)),
    `${indent}}`,
  ],
  setting: ({ key, value }, indent) => [`${indent}${checkedName(key)} = ${printValue(value)}`],
  include: ({ pattern }, indent) => [`${indent}include ${printPattern(pattern)}`],
  comment: ({ text }, indent) => text.split(/\r?\n/).map((line) => `${indent}# ${line}`.trimEnd()),
};

/**
 * The text of a settings file, one setting a line.
 * @throws Error when a section or a key has a name that the language cannot express.
 * @see https://docs.strongswan.org/docs/latest/config/strongswanConf.html#_syntax
 */
export function printSettings(nodes: readonly SettingsNode[]): string {
  return nodes.map((node, i) => (i > 0 && nodes[i - 1]?.kind === 'section' ? '\n' : '') + printLines(node)).join('');
}

function printLines(node: SettingsNode): string {
  return `${printNode(node, '').join('\n')}\n`;
}

function printNode(node: SettingsNode, indent: string): readonly string[] {
  return (PRINTER[node.kind] as (node: SettingsNode, indent: string) => readonly string[])(node, indent);
}

function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error(`'${name}' cannot be the name of a strongSwan setting`);
  return name;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function printValue(value: string): string {
  if (BARE_VALUE.test(value)) return value;
  return `"${value.replace(/[\\"\n\r\t]/g, (character) => ESCAPES[character] ?? character)}"`;
}

function printPattern(pattern: string): string {
  if (!/^[A-Za-z0-9_./*-]+$/.test(pattern)) throw new Error(`'${pattern}' cannot be included`);
  return pattern;
}
