import { link, type Case } from '../../case';

/** Files that are no YAML, or not the kind that a config is. */
export const YAML_SYNTAX: readonly Case[] = [
  {
    title: 'an empty file is invalid',
    yaml: '',
    lines: [
      '1:1 the file is empty; begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one [empty]',
    ],
  },
  {
    title: 'a file of comments is invalid as empty',
    yaml: '# nothing\n',
    lines: [
      '1:1 the file is empty; begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one [empty]',
    ],
  },
  {
    title: 'a file that says null is invalid as empty',
    yaml: '~\n',
    lines: [
      '1:1 the file is empty; begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one [empty]',
    ],
  },
  {
    title: 'a list at the top is invalid',
    yaml: '# a list\n- name: ab\n',
    lines: [
      '2:1 the file must be a YAML mapping; begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one [not-a-mapping]',
    ],
  },
  {
    title: 'a string at the top is invalid',
    yaml: 'vpc2vnet\n',
    lines: [
      '1:1 the file must be a YAML mapping; begin with name, aws and azure; examples/minimal/vpc2vnet.yaml is the shortest one [not-a-mapping]',
    ],
  },
  {
    title: 'two documents are invalid',
    yaml: link('---\nname: b\n'),
    lines: [
      '4:1 invalid YAML: it holds more than one document; keep one and remove the --- between them; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a tab as indentation is invalid',
    yaml: 'name: ab\naws:\n\tregion: us-west-2\n',
    lines: ['3:1 invalid YAML: a line is indented with a tab; use spaces; fix this line or the one before it [yaml]'],
  },
  {
    title: 'a bracket that is never closed is invalid',
    yaml: link('tags: {a: b\n'),
    lines: [
      '5:1 invalid YAML: the line is not indented like the others around it, or a bracket or brace before it is not closed; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a quote that is never closed is invalid',
    yaml: link('tags: {a: "b}\n'),
    lines: [
      '5:1 invalid YAML: a quote, bracket, brace, comma, colon or space is missing; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a line out of line is invalid',
    yaml: link('  tags: {}\n'),
    lines: [
      '4:1 invalid YAML: the line is not indented like the others around it, or a bracket or brace before it is not closed; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a key without a colon is invalid',
    yaml: link('tags\n'),
    lines: [
      '4:1 invalid YAML: a quote, bracket, brace, comma, colon or space is missing; fix this line or the one before it [yaml]',
    ],
  },
  {
    title: 'a duplicate key is invalid, at the second, and the rest is still checked',
    yaml: link('name: Ba\ntags: {a: b, a: c}\n'),
    lines: [
      '4:1 name is duplicated in one mapping; remove one of the two [duplicate-key]',
      '4:7 name must be 2 to 32 lower-case letters, digits and single hyphens, beginning with a letter, got "Ba"; choose a name such as aws2azure [link-name]',
      '5:14 tags.a is duplicated in one mapping; remove one of the two [duplicate-key]',
    ],
  },
  {
    title: 'an alias without an anchor is invalid',
    yaml: link('tags: *none\n'),
    lines: ['4:7 the alias has no anchor before it; write the value out [yaml-alias]'],
  },
  {
    title: 'an alias inside its own anchor is invalid',
    yaml: link('tags: &t {a: *t}\n'),
    lines: ['4:14 the alias stands inside its own anchor; write the value out [yaml-alias]'],
  },
  {
    title: 'aliases that multiply are invalid beside other errors of keys',
    yaml: link(`tags: {}\ntags: {}\na: &a [1, 2]\nb: &b [${'*a, '.repeat(20)}]\nc: [${'*b, '.repeat(20)}]\n`),
    lines: [
      '5:1 tags is duplicated in one mapping; remove one of the two [duplicate-key]',
      '7:8 the file must not use more than 100 aliases; write the values out [yaml-aliases]',
    ],
  },
  {
    title: 'nesting without end is invalid',
    yaml: '['.repeat(100_000),
    lines: ['1:101 the file must not nest more than 100 levels; look for brackets that are never closed [nesting]'],
  },
  {
    title: 'list indicators without end are invalid',
    yaml: '- '.repeat(100_000),
    lines: ['1:201 the file must not nest more than 100 levels; look for brackets that are never closed [nesting]'],
  },
  {
    title: 'indentation without end is invalid',
    yaml: Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    lines: ['200:201 the file must not nest more than 100 levels; look for brackets that are never closed [nesting]'],
  },
  {
    title: 'a control character is invalid where it stands',
    yaml: link('tags: {a: \x07}\n'),
    lines: [
      '4:11 the file must be UTF-8 text: here is the control character U+0007; save it as UTF-8, or name another file with --config [not-text]',
    ],
  },
  {
    title: 'bytes that are not UTF-8 are invalid where they stand',
    yaml: link('tags: {a: \uFFFD}\n'),
    lines: [
      '4:11 the file must be UTF-8 text: bytes here are not UTF-8; save it as UTF-8, or name another file with --config [not-text]',
    ],
  },
  {
    title: 'a tag that YAML does not know is invalid, and its value is not taken without it',
    yaml: link('tags: {a: !secret b}\n'),
    lines: [
      '4:11 invalid YAML: a tag is unknown; remove the word that begins with !; fix this line or the one before it [yaml]',
    ],
  },
];
