import { z } from 'zod';
import type { ProblemCode } from '../problems/problem-codes';

/** How a value is judged and what its reader is told; `remedy` is a clause in the imperative. */
export interface LeafRule {
  readonly code: ProblemCode;
  readonly rule: string;
  readonly remedy: string | ((value: string) => string);
  readonly test: (value: string) => boolean;
}

/** What the JSON Schema says of a value beyond its type. */
export interface LeafDocs {
  readonly description: string;
  readonly pattern?: string;
}

const ASCII = /^[\x20-\x7e]*$/;
const ASCII_ONLY = 'must hold printable ASCII characters only';

/** A text value with rules of its own; the first one broken travels in the issue's params to the problem printer. */
export function leaf(docs: LeafDocs, ...rules: readonly LeafRule[]): z.ZodString {
  return z
    .string()
    .superRefine((value, context) => {
      const broken = rules.find((rule) => !rule.test(value));
      if (broken === undefined) return;
      const remedy = typeof broken.remedy === 'string' ? broken.remedy : broken.remedy(value);
      const params = ASCII.test(value)
        ? { code: broken.code, rule: broken.rule, remedy }
        : { code: 'ascii', rule: ASCII_ONLY, remedy: `it ${broken.rule}` };
      context.addIssue({ code: 'custom', params });
    })
    .meta({ ...docs, description: [docs.description, ...rules.map(sentence)].join(' ') });
}

function sentence({ rule }: LeafRule): string {
  return `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`;
}

/** A text that matches a pattern as a whole. */
export function patternLeaf(description: string, pattern: RegExp, rule: Omit<LeafRule, 'test'>): z.ZodString {
  return leaf({ description, pattern: pattern.source }, { ...rule, test: (value) => pattern.test(value) });
}

/** A switch. */
export function flag(description: string): z.ZodBoolean {
  return z.boolean().meta({ description });
}

/** A whole number inside a range. */
export function integer(description: string, range: { readonly min: number; readonly max: number }): z.ZodNumber {
  return z.int().min(range.min).max(range.max).meta({ description });
}
