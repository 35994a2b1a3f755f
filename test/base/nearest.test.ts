import { nearest } from '../../lib/base/nearest';

describe('the nearest known word', () => {
  test('is the one with the fewest edits', () => {
    expect(nearest('strng', ['compatible', 'strong'])).toEqual({ word: 'strong', edits: 1 });
  });

  test('is found regardless of case, and is returned in its known spelling', () => {
    expect(nearest('SKU', ['zones', 'sku'])).toEqual({ word: 'sku', edits: 0 });
  });

  test('is, of several, the closest in case', () => {
    expect(nearest('Ab', ['aB', 'Ac', 'AB'])).toEqual({ word: 'AB', edits: 0 });
  });

  test('is the first of several with the same distance', () => {
    expect(nearest('b', ['a', 'c'])).toEqual({ word: 'a', edits: 1 });
  });

  test('is an error without known words', () => {
    expect(() => nearest('a', [])).toThrow("no known words to compare 'a' with");
  });
});
