import type { ErrorCode } from 'yaml';

/** What is wrong with a file that is not YAML, in our words: the parser's own may quote the file, secrets included. */
export const SYNTAX_ERRORS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias takes no anchor and no tag',
  BAD_ALIAS: 'an alias is empty or ends in a colon',
  BAD_COLLECTION_TYPE: 'a tag does not fit the mapping or list behind it',
  BAD_DIRECTIVE: 'a line that begins with % is not a directive of YAML',
  BAD_DQ_ESCAPE: 'a backslash inside double quotes begins no escape of YAML; use single quotes',
  BAD_INDENT: 'the line is not indented like the others around it, or a bracket or brace before it is not closed',
  BAD_PROP_ORDER: 'an anchor or tag stands before an indicator that it belongs behind',
  BAD_SCALAR_START: 'a value begins with a character that needs quotes around the value',
  BLOCK_AS_IMPLICIT_KEY: 'a mapping or list stands where one value is expected; a colon in a value needs quotes',
  BLOCK_IN_FLOW: 'an indented mapping or list stands inside brackets or braces',
  DUPLICATE_KEY: 'a key is duplicated in one mapping',
  IMPOSSIBLE: 'the parser cannot read it',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a quote, bracket, brace, comma, colon or space is missing',
  MULTILINE_IMPLICIT_KEY: 'a key stretches over several lines, or its colon is missing',
  MULTIPLE_ANCHORS: 'a value has two anchors',
  MULTIPLE_DOCS: 'it holds more than one document; keep one and remove the --- between them',
  MULTIPLE_TAGS: 'a value has two tags',
  NON_STRING_KEY: 'a key must be a string, not a list, a mapping or an alias',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  TAB_AS_INDENT: 'a line is indented with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'a tag is unknown; remove the word that begins with !',
  UNEXPECTED_TOKEN: 'something stands where YAML does not take it; a value with special characters needs quotes',
};
