import type { z } from 'zod';
import { field, patternField } from './field';

/** The intersection of what AWS and Azure take, without the prefixes that they keep for themselves. */
export function tagKey(description: string): z.ZodString {
  const shape = /^[A-Za-z0-9+\-=._:@][A-Za-z0-9 +\-=._:@]{0,127}$/;
  return field(
    { description },
    {
      code: 'tag-key',
      rule: 'must have a key of 1 to 128 letters, digits, spaces and + - = . _ : @',
      remedy: 'shorten it or leave the other characters out',
      test: (value) => shape.test(value),
    },
    {
      code: 'tag-prefix',
      rule: 'must have a key that does not begin with aws:, azure, microsoft or windows',
      remedy: 'choose another prefix',
      test: (value) => !/^(aws:|azure|microsoft|windows)/i.test(value),
    },
  );
}

/** The key of a tag of somebody else, or its beginning with a `*` behind it. */
export function foreignTagKey(description: string): z.ZodString {
  return patternField(description, /^[A-Za-z0-9+\-=._:@][A-Za-z0-9 +\-=._:@]{0,127}\*?$/, {
    code: 'ignore-tag',
    rule: 'must be the key of a tag, or its beginning with a * behind it',
    remedy: 'write a key such as CreatedOn, or a beginning such as hidden-*',
  });
}

/**
 * Azure Resource Manager reads the word null, in any case, as no value, and rejects it.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-tagging.html
 * @see https://github.com/kubernetes-sigs/cloud-provider-azure/pull/8119
 */
export function tagValue(description: string): z.ZodString {
  const shape = /^[A-Za-z0-9 +\-=._:/@]{0,256}$/;
  return field(
    { description, pattern: shape.source },
    {
      code: 'tag-value',
      rule: 'must be at most 256 letters, digits, spaces and + - = . _ : / @',
      remedy: 'shorten it or leave the other characters out',
      test: (value) => shape.test(value),
    },
    {
      code: 'tag-value-null',
      rule: 'must not be the word null, which Azure rejects',
      remedy: 'write another word, such as none',
      test: (value) => value.toLowerCase() !== 'null',
    },
  );
}
