import type { YAMLError } from 'yaml';
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { ConfigPath, LocatedProblem, Problem } from './problem';

/** A config file larger than this many bytes is refused; a real one has a few kilobytes. */
export const LARGEST_CONFIG_BYTES = 1_048_576;

/** Aliases beyond this number are taken for an attempt to exhaust memory. */
const MOST_ALIASES = 100;

/** A parsed file that can tell where each of its values stands. */
export interface YamlSource {
  readonly data: unknown;
  readonly problems: readonly LocatedProblem[];
  locate(problem: Problem): LocatedProblem;
}

/** Parses a text; faults of YAML itself come back as problems, and `data` is then as much as could be read. */
export function readYaml(text: string, file: string): YamlSource {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: true, prettyErrors: false });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems: LocatedProblem[] = document.errors.map((error) => ({
    ...yamlProblem(error, document),
    file,
    ...at(error.pos[0]),
  }));
  const fatal = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  const data = fatal ? undefined : toData(document);
  if (!fatal && problems.length === 0) problems.push(...topProblems(document, data, file));
  return {
    data: problems.some((problem) => problem.code !== 'duplicate-key') ? undefined : data,
    problems,
    locate: (problem) => ({ ...problem, file, ...at(offsetOf(document, problem)) }),
  };
}

function toData(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return error;
  }
}

function topProblems(document: Document, data: unknown, file: string): readonly LocatedProblem[] {
  const place = { path: [], file, line: 1, column: 1 };
  const remedy = 'begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one';
  if (data instanceof Error) {
    return [
      {
        ...place,
        code: 'yaml-aliases',
        rule: `must not use more than ${MOST_ALIASES} aliases`,
        remedy: 'write the values out',
      },
    ];
  }
  if (document.contents === null || data === null)
    return [{ ...place, code: 'empty', rule: 'the file is empty', remedy }];
  if (!isMap(document.contents)) {
    return [{ ...place, code: 'not-a-mapping', rule: 'the file must be a YAML mapping', remedy }];
  }
  return [];
}

function yamlProblem(error: YAMLError, document: Document): Problem {
  if (error.code === 'DUPLICATE_KEY') {
    const key = keyAt(document, error.pos[0]);
    return {
      code: 'duplicate-key',
      path: [],
      rule: `the key '${key}' stands twice in one mapping`,
      remedy: 'remove one of the two',
    };
  }
  const [reason = 'unreadable'] = error.message.split('\n');
  return {
    code: 'yaml',
    path: [],
    rule: `the file is not YAML: ${reason}`,
    remedy: 'mend the line; an editor with YAML support shows it',
  };
}

function keyAt(document: Document, offset: number): string {
  let found = '';
  const visit = (node: unknown): void => {
    if (isPair(node)) {
      if (isScalar(node.key) && node.key.range?.[0] === offset) found = String(node.key.value);
      visit(node.value);
    } else if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
      node.items.forEach(visit);
    }
  };
  visit(document.contents);
  return found;
}

/** The offset of the value a problem is about; of its key when the key is at fault; of the nearest parent when missing. */
function offsetOf(document: Document, problem: Problem): number {
  const aboutKey = problem.code === 'unknown-key' || problem.code.startsWith('tag');
  for (let depth = problem.path.length; depth >= 0; depth -= 1) {
    const path = problem.path.slice(0, depth);
    const value = nodeAt(document, path);
    const whole = depth === problem.path.length;
    const key = whole && !aboutKey ? undefined : keyNode(document, path);
    const start = key?.range?.[0] ?? value?.range?.[0];
    if (start !== undefined) return start;
  }
  return 0;
}

function nodeAt(document: Document, path: ConfigPath): Node | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

function keyNode(document: Document, path: ConfigPath): Node | undefined {
  const parent = path.length === 0 ? undefined : nodeAt(document, path.slice(0, -1));
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item: Pair) => isScalar(item.key) && item.key.value === path.at(-1));
  return isNode(pair?.key) ? pair.key : undefined;
}
