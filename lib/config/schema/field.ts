import { z } from 'zod';
import type { ProblemCode } from '../problems/problem-codes';

/** How a value is checked, and the message when it is invalid; `remedy` is a clause in the imperative. */
export interface FieldRule {
  readonly code: ProblemCode;
  readonly rule: string;
  readonly remedy: string | ((value: string) => string);
  readonly test: (value: string) => boolean;
}

/** What the JSON Schema says of a value beyond its type. */
export interface FieldDocs {
  readonly description: string;
  readonly pattern?: string;
}

const ASCII = /^[\x20-\x7e]*$/;
const ASCII_ONLY = 'must hold printable ASCII characters only';

/** A string with rules of its own; the first violated one travels in the issue's params to the problem printer. */
export function field(docs: FieldDocs, ...rules: readonly FieldRule[]): z.ZodString {
  return z
    .string()
    .superRefine((value, context) => {
      const violated = rules.find((rule) => !rule.test(value));
      if (violated === undefined) return;
      const remedy = typeof violated.remedy === 'string' ? violated.remedy : violated.remedy(value);
      const params = ASCII.test(value)
        ? { code: violated.code, rule: violated.rule, remedy }
        : { code: 'ascii', rule: ASCII_ONLY, remedy: `it ${violated.rule}` };
      context.addIssue({ code: 'custom', params });
    })
    .meta({ ...docs, description: [docs.description, ...rules.map(sentence)].join(' ') });
}

function sentence({ rule }: FieldRule): string {
  return `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`;
}

/** A string that matches a pattern as a whole. */
export function patternField(description: string, pattern: RegExp, rule: Omit<FieldRule, 'test'>): z.ZodString {
  return field({ description, pattern: pattern.source }, { ...rule, test: (value) => pattern.test(value) });
}

/** A switch. */
export function flag(description: string): z.ZodBoolean {
  return z.boolean().meta({ description });
}

/** A price in US dollars. */
export function price(description: string): z.ZodNumber {
  return z
    .number()
    .superRefine((value, context) => {
      if (value >= 0 && value <= HIGHEST_PRICE) return;
      const params = {
        code: 'price',
        rule: `must be 0 to ${HIGHEST_PRICE} US dollars`,
        remedy: 'write the price of one unit',
      };
      context.addIssue({ code: 'custom', params });
    })
    .meta({ description });
}

const HIGHEST_PRICE = 10_000;

/** A whole number inside a range. */
export function integer(description: string, range: { readonly min: number; readonly max: number }): z.ZodNumber {
  return z.int().min(range.min).max(range.max).meta({ description });
}
