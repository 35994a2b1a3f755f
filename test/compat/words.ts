import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_CODES } from '../../lib/config/problems/problem-codes';
import { printPath } from '../../lib/config/problems/print-problem';
import { configJsonSchema } from '../../lib/config/schema/json-schema';
import { FACT_SHAPES } from '../../lib/handoff/fact-kinds';
import { fieldsOf } from '../config/schema/schema-fields';

/** What people write down, or what their scripts and apps name. */
export interface Words {
  /** Keys of the config, with each word of those that have a list of words. */
  readonly keys: readonly string[];
  /** Kinds of facts that a hand-off has. */
  readonly facts: readonly string[];
  readonly problemCodes: readonly string[];
  /** Exports of the package with their fields and members, without types and defaults. */
  readonly exports: readonly string[];
}

const PUBLIC_API = join(__dirname, '../package/public-api.txt');

/** Returns the words that this version has. */
export function wordsNow(): Words {
  const fields = fieldsOf(configJsonSchema());
  return {
    keys: fields.flatMap(({ path, schema: { enum: words = [] } }) => {
      const key = printPath(path);
      return [key, ...words.map((word) => `${key}: ${String(word)}`)];
    }),
    facts: Object.keys(FACT_SHAPES),
    problemCodes: [...PROBLEM_CODES],
    exports: readFileSync(PUBLIC_API, 'utf8').split('\n').filter(Boolean).map(nameIn),
  };
}

/** `vpc2vnet/aws: VpnRouter: readonly address`, of a line with more behind it. */
function nameIn(line: string): string {
  return (/^[\w/]+: (?:(?:abstract )?(?:class|interface|function|type|const) [\w.]+|\w+: (?:readonly )?\w+)/.exec(
    line,
  ) ?? [line])[0];
}

/** Returns the words of an earlier version that this one has no more. */
export function lostWords(promised: Words, now: Words): readonly string[] {
  return (Object.keys(promised) as (keyof Words)[]).flatMap((kind) =>
    promised[kind].filter((word) => !now[kind].includes(word)).map((word) => `${kind}: ${word} no longer exists`),
  );
}
