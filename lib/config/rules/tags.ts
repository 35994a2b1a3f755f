import type { Config } from '../schema/config';
import type { Rule, RuleProblem } from './rule';

/** What the rule about tags looks at. */
export interface TagsInput {
  readonly config: Pick<Config, 'tags' | 'ignoreTags'>;
}

/**
 * Tags left to the user: both clouds take 50 a resource, and some are ours (Name, vpc2vnet-link).
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
const MOST_TAGS = 40;

/** Keys that the synthesized stacks set themselves. */
const OWN_KEYS: ReadonlySet<string> = new Set(['name', 'vpc2vnet-link']);

/** Keys of them that Azure has, too. */
const OWN_TAGS = ['vpc2vnet-link'];

/** Not too many tags, each key once, none that would hide ours, and none that is ignored. */
export const tags: Rule<TagsInput> = ({ config }) => {
  const keys = Object.keys(config.tags);
  return [
    ...(keys.length > MOST_TAGS ? [tooMany(keys.length)] : []),
    ...keys.filter(isOurs).map(own),
    ...keys.flatMap((key, index) => repeated(key, keys.slice(0, index))),
    ...config.ignoreTags.flatMap((ignored, index) => ignoredAndSet(ignored, index, keys)),
  ];
};

/** Azure compares keys of tags without regard to case. */
function ignoredAndSet(ignored: string, index: number, keys: readonly string[]): readonly RuleProblem[] {
  const wanted = ignored.toLowerCase();
  const set = [...keys, ...OWN_TAGS].find((key) => {
    const lower = key.toLowerCase();
    return wanted.endsWith('*') ? lower.startsWith(wanted.slice(0, -1)) : lower === wanted;
  });
  if (set === undefined) return [];
  return [
    {
      code: 'tag-ignored',
      path: ['ignoreTags', index],
      rule: `must not contain a tag that the link sets itself (${set})`,
      value: ignored,
      remedy: 'remove it here or there',
    },
  ];
}

function tooMany(count: number): RuleProblem {
  return {
    code: 'tags-many',
    path: ['tags'],
    rule: `must be at most ${MOST_TAGS} tags`,
    value: count,
    remedy: 'remove some',
  };
}

function isOurs(key: string): boolean {
  return OWN_KEYS.has(key.toLowerCase());
}

function own(key: string): RuleProblem {
  return {
    code: 'tag-own',
    path: ['tags', key],
    aboutKey: true,
    rule: 'must not be a tag that vpc2vnet sets itself',
    remedy: 'choose another key',
  };
}

/**
 * IAM and Azure compare tag keys without regard to case: IAM rejects the second, Azure keeps one of them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 */
function repeated(key: string, before: readonly string[]): readonly RuleProblem[] {
  const first = before.find((other) => other.toLowerCase() === key.toLowerCase());
  if (first === undefined) return [];
  return [
    {
      code: 'tag-duplicate',
      path: ['tags', key],
      others: [['tags', first]],
      aboutKey: true,
      rule: `must not differ from the tag ${first} in upper and lower case only`,
      remedy: 'remove one of them',
    },
  ];
}
