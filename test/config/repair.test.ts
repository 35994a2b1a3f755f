import fc from 'fast-check';
import { repair } from '../../lib/config/repair';
import { mutated } from './full-config';

test('whatever is wrong with a mapping, it can be repaired enough to look at the rest', () => {
  fc.assert(
    fc.property(mutated, (data) => {
      fc.pre(typeof data === 'object' && data !== null && !Array.isArray(data));

      expect(repair(data)).toBeDefined();
    }),
  );
});
