import type { Problem } from './problem';
import type { Template } from './tree/template';

/** A limit of Azure on templates. */
interface Limit {
  readonly what: string;
  readonly most: number;
  readonly count: (template: Template, json: string) => number;
  /** What the user can do. */
  readonly remedy: string;
}

const SPLIT = 'split the stack';

/**
 * The limits on a template.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits
 */
export const LIMITS: readonly Limit[] = [
  {
    what: 'parameters',
    most: 256,
    count: ({ parameters }) => parameters.length,
    remedy: 'declare fewer subnets or variables, or split the stack',
  },
  { what: 'variables', most: 512, count: ({ variables }) => variables.length, remedy: SPLIT },
  {
    what: 'resources',
    most: 800,
    count: ({ resources, modules }) => resources.filter(({ existing }) => !existing).length + modules.length,
    remedy: SPLIT,
  },
  {
    what: 'outputs',
    most: 64,
    count: ({ outputs }) => outputs.length,
    remedy: 'output fewer values, or split the stack',
  },
  {
    what: 'bytes of ARM JSON',
    most: 4 * 1024 * 1024,
    count: (_, json) => Buffer.byteLength(json),
    remedy: SPLIT,
  },
  {
    what: 'characters in one expression',
    most: 24_576,
    count: (_, json) => longestExpression(JSON.parse(json)),
    remedy: 'shorten the expression, or split it into locals',
  },
];

/** Each limit that the template exceeds, with its count. @param json - the template as ARM JSON */
export function exceededLimits(template: Template, json: string): readonly Problem[] {
  const inner = template.modules.flatMap((module) => countProblems(module.template, json));
  return [...new Map([...inner, ...countProblems(template, json)].map((each) => [each.message, each])).values()];
}

function countProblems(template: Template, json: string): readonly Problem[] {
  return LIMITS.flatMap(({ what, most, count, remedy }) => {
    const found = count(template, json);
    if (found <= most) return [];
    return [
      {
        path: 'stack',
        attribute: '',
        message: `has ${found} ${what}; Azure allows at most ${most} in one template; ${remedy}`,
      },
    ];
  });
}

function longestExpression(of: unknown): number {
  if (typeof of === 'string') return of.startsWith('[') && of.endsWith(']') ? of.length : 0;
  if (typeof of !== 'object' || of === null) return 0;
  return Object.values(of).reduce<number>((most, each) => Math.max(most, longestExpression(each)), 0);
}
