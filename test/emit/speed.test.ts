import { manyLinks, millisecondsToEmit } from './support/many-links';
import { allCases } from './support/cases';

describe('the emitter is quick', () => {
  test('with the stack of the seed: under 30 milliseconds once loaded', () => {
    const stack = allCases().find(({ name }) => name === 'examples/seed')?.stack;
    expect(millisecondsToEmit(stack)).toBeLessThan(30);
  });

  test('with 1,500 resources: under a second, and no slower for each than with 150', () => {
    const [few, many] = [manyLinks(10), manyLinks(100)];
    const [short, long] = [millisecondsToEmit(few), millisecondsToEmit(many)];
    expect(long).toBeLessThan(1000);
    // Ten times the work; three times more than that would be another order of growth.
    expect(long).toBeLessThan(30 * Math.max(short, 5));
  });
});
