import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Language as LanguageType, Node as SyntaxNode, Parser as ParserType } from 'web-tree-sitter';

const ROOT = join(__dirname, '../../..');

export interface Grammar {
  /** Places that the grammar cannot read; the third-party grammar knows no `param x = y` of parameter files. */
  errors(text: string): readonly string[];
  /** Every text between quotes, in order, with interpolations left out. */
  strings(text: string): readonly string[];
}

/** The third-party grammar of Bicep. */
export async function loadGrammar(): Promise<Grammar> {
  // Node's own require takes the CommonJS build; jest would take the other one, which it cannot load.
  const runtime = createRequire(__filename)('web-tree-sitter') as {
    Parser: typeof ParserType;
    Language: typeof LanguageType;
  };
  await runtime.Parser.init();
  const parser = new runtime.Parser();
  parser.setLanguage(
    await runtime.Language.load(readFileSync(join(ROOT, 'node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm'))),
  );
  const root = (text: string): SyntaxNode => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the grammar gave no tree');
    return tree.rootNode;
  };
  return {
    errors(text) {
      const top = root(withoutKnownFaults(text));
      return top.hasError ? faults(top) : [];
    },
    strings: (text) => stringsIn(root(text)),
  };
}

/**
 * The grammar takes `//` and `/*` for a comment inside a string, too, and a backslash at the end of a comment for its
 * continuation; Bicep does neither. We print comments on lines of their own only.
 */
function withoutKnownFaults(text: string): string {
  return text
    .split('\n')
    .map((line) => (/^\s*\/\//.test(line) ? line.replace(/\\/g, '-') : line.replace(/\/(?=[/*])/g, '-')))
    .join('\n');
}

function faults(node: SyntaxNode): readonly string[] {
  if (node.isError || node.isMissing) return [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`];
  return node.children.flatMap((child) => (child === null ? [] : faults(child)));
}

function stringsIn(node: SyntaxNode): readonly string[] {
  if (node.type === 'string') {
    const inside = node.children.filter((child) => child !== null && child.type === 'interpolation');
    return [node.text, ...inside.flatMap((child) => (child === null ? [] : stringsIn(child)))];
  }
  return node.children.flatMap((child) => (child === null ? [] : stringsIn(child)));
}
