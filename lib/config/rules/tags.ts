import type { Rule } from './rule';

/**
 * Tags left to the user: both clouds take 50 a resource, and some are ours (Name, vpc2vnet:link).
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
const MOST_TAGS = 40;

/** Keys that the synthesized stacks set themselves. */
const OWN_KEYS: ReadonlySet<string> = new Set(['name', 'vpc2vnet-link']);

/** Not too many tags, and none that would hide ours. */
export const tags: Rule = ({ config }) => {
  const keys = Object.keys(config.tags);
  const count = keys.length;
  const tooMany =
    count <= MOST_TAGS
      ? []
      : [
          {
            code: 'tags-many',
            path: ['tags'],
            rule: `must be at most ${MOST_TAGS}`,
            value: count,
            remedy: 'remove some',
          },
        ];
  const own = keys
    .filter((key) => OWN_KEYS.has(key.toLowerCase()))
    .map((key) => ({
      code: 'tag-own',
      path: ['tags', key],
      rule: 'must not be a tag that vpc2vnet sets itself',
      remedy: 'choose another key',
    }));
  return [...tooMany, ...own];
};
