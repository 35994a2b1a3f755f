import { jsonError } from '../../lib/handoff/json-place';

describe('the first error of a JSON document', () => {
  test.each<[string, string, object | undefined]>([
    ['a value that is missing', '{"a": }', { line: 1, column: 7, kind: 'syntax' }],
    ['a comma before a bracket', '{\n  "a": 1,\n}', { line: 2, column: 9, kind: 'syntax' }],
    ['no comma in a string', '{\n"a": "x, }",\n"b": }', { line: 3, column: 6, kind: 'syntax' }],
    ['an end too early', '{', { line: 1, column: 2, kind: 'syntax' }],
    ['a key that is duplicated', '{"a": 1,\n"a": 2}', { line: 2, column: 1, kind: 'duplicate' }],
    ['a mark of git', '{\n<<<<<<< ours\n}', { line: 2, column: 1, kind: 'conflict' }],
    ['nothing in a valid one', '{"a": "x, }"}', undefined],
  ])('is %s', (_, text, place) => {
    expect(jsonError(text)).toEqual(place);
  });
});
