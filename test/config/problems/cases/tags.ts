import { link, type Case } from '../../case';

/** Tags, of which both key and value have rules. */
export const TAGS: readonly Case[] = [
  {
    title: 'a tag key with a slash is invalid',
    yaml: link('tags: {a/b: c}\n'),
    lines: [
      '4:8 tags["a/b"] must have a key of 1 to 128 letters, digits, spaces and + - = . _ : @; shorten it or leave the other characters out [tag-key]',
    ],
  },
  {
    title: 'a tag key outside ASCII is invalid at the key',
    yaml: link('tags: {ä: c}\n'),
    lines: [
      '4:8 tags["ä"] must hold printable ASCII characters only; it must have a key of 1 to 128 letters, digits, spaces and + - = . _ : @ [ascii]',
    ],
  },
  {
    title: 'a tag key without characters is invalid',
    yaml: link('tags: {"": c}\n'),
    lines: [
      '4:8 tags[""] must have a key of 1 to 128 letters, digits, spaces and + - = . _ : @; shorten it or leave the other characters out [tag-key]',
    ],
  },
  {
    title: 'a tag key with a prefix of the clouds is invalid',
    yaml: link('tags: {Azure-cost: c}\n'),
    lines: [
      '4:8 tags.Azure-cost must have a key that does not begin with aws:, azure, microsoft or windows; choose another prefix [tag-prefix]',
    ],
  },
  {
    title: 'a tag that vpc2vnet sets itself is invalid',
    yaml: link('tags: {name: c, vpc2vnet-link: d}\n'),
    lines: [
      '4:8 tags.name must not be a tag that vpc2vnet sets itself; choose another key [tag-own]',
      '4:17 tags.vpc2vnet-link must not be a tag that vpc2vnet sets itself; choose another key [tag-own]',
    ],
  },
  {
    title: 'two tag keys that differ in upper and lower case only are invalid',
    yaml: link('tags: {CostCenter: a1, costcenter: b2}\n'),
    lines: [
      '4:24 tags.costcenter must not differ from the tag CostCenter in upper and lower case only; remove one of them [tag-duplicate]',
    ],
  },
  {
    title: 'a tag value with a comma is invalid',
    yaml: link('tags: {a: "b,c"}\n'),
    lines: [
      '4:11 tags.a must be at most 256 letters, digits, spaces and + - = . _ : / @, got "b,c"; shorten it or leave the other characters out [tag-value]',
    ],
  },
  {
    title: 'a tag value of the word null is invalid, because Azure reads it as no value',
    yaml: link('tags: {a: "Null"}\n'),
    lines: [
      '4:11 tags.a must not be the word null, which Azure rejects, got "Null"; write another word, such as none [tag-value-null]',
    ],
  },
  {
    title: 'a tag value that YAML reads as a number is invalid with the remedy',
    yaml: link('tags: {a: 2024}\n'),
    lines: ['4:11 tags.a must be a string, got 2024; put it in quotes [type]'],
  },
  {
    title: 'more than 40 tags are invalid, invalid ones counting',
    yaml: link(`tags: {a/b: 1, ${Array.from({ length: 40 }, (_, i) => `t${i}: x`).join(', ')}}\n`),
    lines: [
      '4:7 tags must be at most 40 tags, got 41; remove some [tags-many]',
      '4:8 tags["a/b"] must have a key of 1 to 128 letters, digits, spaces and + - = . _ : @; shorten it or leave the other characters out [tag-key]',
    ],
  },
  {
    title: 'an ignored tag that the config sets is invalid, whatever its case',
    yaml: link('tags: {CostCenter: a1}\nignoreTags: [createdBy, costcenter]\n'),
    lines: [
      '5:25 ignoreTags[1] must not contain a tag that the link sets itself (CostCenter), got "costcenter"; remove it here or there [tag-ignored]',
    ],
  },
  {
    title: 'a beginning that covers a tag of vpc2vnet itself is invalid',
    yaml: link('ignoreTags: ["vpc*"]\n'),
    lines: [
      '4:14 ignoreTags[0] must not contain a tag that the link sets itself (vpc2vnet-link), got "vpc*"; remove it here or there [tag-ignored]',
    ],
  },
  {
    title: 'an ignored tag with a star in the middle is invalid',
    yaml: link('ignoreTags: [hidden-*-title]\n'),
    lines: [
      '4:14 ignoreTags[0] must be the key of a tag, or its beginning with a * behind it, got "hidden-*-title"; write a key such as CreatedOn, or a beginning such as hidden-* [ignore-tag]',
    ],
  },
];
