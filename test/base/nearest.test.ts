import { nearest } from '../../lib/base/nearest';

describe('the nearest known word', () => {
  test('is the one with the fewest edits', () => {
    expect(nearest('strng', ['compatible', 'strong'])).toEqual({ word: 'strong', edits: 1 });
  });

  test('is found whatever the case of its letters, and is returned as it is known', () => {
    expect(nearest('SKU', ['zones', 'sku'])).toEqual({ word: 'sku', edits: 0 });
  });

  test('is, of several, the one nearest in upper and lower case', () => {
    expect(nearest('Ab', ['aB', 'Ac', 'AB'])).toEqual({ word: 'AB', edits: 0 });
  });

  test('is the first of several that are equally near', () => {
    expect(nearest('b', ['a', 'c'])).toEqual({ word: 'a', edits: 1 });
  });

  test('does not exist when no word is known', () => {
    expect(() => nearest('a', [])).toThrow("there is no known word to compare 'a' with");
  });
});
