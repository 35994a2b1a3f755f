import fc from 'fast-check';
import { repair } from '../../lib/config/repair';
import { printPath } from '../../lib/config/problems/print-problem';
import { changed, FIELDS, FULL, mutated } from './full-config';

test('whatever is wrong with a mapping, it can be repaired enough to look at the rest', () => {
  fc.assert(
    fc.property(mutated, (data) => {
      fc.pre(typeof data === 'object' && data !== null && !Array.isArray(data));

      expect(repair(data)).toBeDefined();
    }),
  );
});

/** An invalid tag is kept under another name instead, so that the tags can be counted. */
const REPLACED = FIELDS.filter(([top]) => top !== 'tags');

test.each(REPLACED.map((path) => [printPath(path), path] as const))(
  'an invalid value at %s can be repaired',
  (_, path) => {
    expect(repair(changed(FULL, path, {}))?.repaired).toEqual([path]);
  },
);
