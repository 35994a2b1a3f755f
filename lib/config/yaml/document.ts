import { isAlias, isMap, isScalar, parseDocument, visit, type Document, type Node } from 'yaml';
import { fileError } from './file-errors';
import type { TextError } from '../problems/problem';
import type { ProblemCode } from '../problems/problem-codes';
import { SYNTAX_ERRORS } from './syntax-errors';
import { checkKeys } from './keys';

/** Aliases beyond this number are taken for an attempt to exhaust memory. */
const MOST_ALIASES = 100;

const START = 'begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one';

/** A parsed file; without `data` it is not a usable mapping, and `errors` says why. */
export interface ReadDocument {
  readonly document?: Document;
  readonly data?: unknown;
  readonly errors: readonly TextError[];
}

/** Parses a file into plain data; without data when it cannot be read as a mapping. */
export function readDocument(text: string): ReadDocument {
  const stopper = fileError(text);
  if (stopper !== undefined) return { errors: [stopper] };
  const options = { uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;
  const document: Document = parseDocument(text, options);
  const faults = [...document.errors, ...document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED')];
  const errors = faults.length > 0 ? syntaxErrors(faults) : shapeErrors(document);
  if (errors.length > 0) return { document, errors };
  const keyErrors = checkKeys(document);
  try {
    return { document, data: document.toJS({ maxAliasCount: MOST_ALIASES }), errors: keyErrors };
  } catch {
    return { document, errors: [...keyErrors, tooManyAliases(document)] };
  }
}

function syntaxErrors(errors: Document['errors']): readonly TextError[] {
  return errors.map(({ code, pos }) =>
    errorAt('yaml', pos[0], `invalid YAML: ${SYNTAX_ERRORS[code]}`, 'fix this line or the one before it'),
  );
}

function shapeErrors(document: Document): readonly TextError[] {
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return [errorAt('empty', 0, 'the file is empty', START)];
  if (!isMap(contents)) {
    return [errorAt('not-a-mapping', offsetOfNode(contents), 'the file must be a YAML mapping', START)];
  }
  return aliasErrors(document);
}

/** Aliases without an anchor, and those inside their own. */
function aliasErrors(document: Document): readonly TextError[] {
  const anchors = new Map<string, Node>();
  const errors: TextError[] = [];
  visit(document, {
    Node: (_key, node, ancestors) => {
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
      if (!isAlias(node)) return;
      const target = anchors.get(node.source);
      const why = target === undefined ? 'has no anchor before it' : 'stands inside its own anchor';
      if (target === undefined || ancestors.includes(target))
        errors.push(errorAt('yaml-alias', offsetOfNode(node), `the alias ${why}`, 'write the value out'));
    },
  });
  return errors;
}

function tooManyAliases(document: Document): TextError {
  let first = 0;
  visit(document, {
    Alias: (_key, alias) => {
      first = offsetOfNode(alias);
      return visit.BREAK;
    },
  });
  return errorAt(
    'yaml-aliases',
    first,
    `the file must not use more than ${MOST_ALIASES} aliases`,
    'write the values out',
  );
}

function offsetOfNode(node: { readonly range?: readonly number[] | null }): number {
  return node.range?.[0] ?? 0;
}

function errorAt(code: ProblemCode, offset: number, rule: string, remedy: string): TextError {
  return { problem: { code, path: [], rule, remedy }, offset };
}
