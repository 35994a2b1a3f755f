import { isAlias, isMap, isScalar, parseDocument, visit, type Document, type Node } from 'yaml';
import { fileFault } from './file-errors';
import type { Fault } from '../problems/problem';
import type { ProblemCode } from '../problems/problem-codes';
import { YAML_FAULTS } from './syntax-errors';
import { checkKeys } from './keys';

/** Aliases beyond this number are taken for an attempt to exhaust memory. */
const MOST_ALIASES = 100;

const START = 'begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one';

/** A text as YAML sees it; without `data` it is no usable mapping, and `faults` says why. */
export interface ReadDocument {
  readonly document?: Document;
  readonly data?: unknown;
  readonly faults: readonly Fault[];
}

/** Parses a text and makes plain data of it, unless something keeps it from being read as a mapping. */
export function readDocument(text: string): ReadDocument {
  const stopper = fileFault(text);
  if (stopper !== undefined) return { faults: [stopper] };
  const options = { uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;
  const document: Document = parseDocument(text, options);
  const faults = document.errors.length > 0 ? syntaxFaults(document) : shapeFaults(document);
  if (faults.length > 0) return { document, faults };
  const keyFaults = checkKeys(document);
  try {
    return { document, data: document.toJS({ maxAliasCount: MOST_ALIASES }), faults: keyFaults };
  } catch {
    return { document, faults: [...keyFaults, tooManyAliases(document)] };
  }
}

function syntaxFaults({ errors }: Document): readonly Fault[] {
  return errors.map(({ code, pos }) =>
    fault('yaml', pos[0], `the file is not YAML: ${YAML_FAULTS[code]}`, 'mend the line, or the one before it'),
  );
}

function shapeFaults(document: Document): readonly Fault[] {
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return [fault('empty', 0, 'the file is empty', START)];
  if (!isMap(contents)) {
    return [fault('not-a-mapping', offsetOfNode(contents), 'the file must be a YAML mapping', START)];
  }
  return aliasFaults(document);
}

/** Aliases without an anchor, and those inside their own. */
function aliasFaults(document: Document): readonly Fault[] {
  const anchors = new Map<string, Node>();
  const faults: Fault[] = [];
  visit(document, {
    Node: (_key, node, ancestors) => {
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
      if (!isAlias(node)) return;
      const target = anchors.get(node.source);
      const why = target === undefined ? 'has no anchor before it' : 'stands inside its own anchor';
      if (target === undefined || ancestors.includes(target))
        faults.push(fault('yaml-alias', offsetOfNode(node), `the alias ${why}`, 'write the value out'));
    },
  });
  return faults;
}

function tooManyAliases(document: Document): Fault {
  let first = 0;
  visit(document, {
    Alias: (_key, alias) => {
      first = offsetOfNode(alias);
      return visit.BREAK;
    },
  });
  return fault(
    'yaml-aliases',
    first,
    `the file must not use more than ${MOST_ALIASES} aliases`,
    'write the values out',
  );
}

function offsetOfNode(node: { readonly range?: readonly number[] | null }): number {
  return node.range?.[0] ?? 0;
}

function fault(code: ProblemCode, offset: number, rule: string, remedy: string): Fault {
  return { problem: { code, path: [], rule, remedy }, offset };
}
