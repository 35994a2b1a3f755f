import { manyLinks, millisecondsToEmit } from './support/many-links';
import { allCases } from './support/cases';

describe('the emitter is quick', () => {
  test('with the stack of the seed: under 30 milliseconds once loaded', () => {
    const stack = allCases().find(({ name }) => name === 'examples/post-2015')?.stack;
    // The best of many, as other tests run in parallel.
    expect(millisecondsToEmit(stack, 50)).toBeLessThan(30);
  });

  test('with 1,500 resources: under a second', () => {
    expect(millisecondsToEmit(manyLinks(100))).toBeLessThan(1000);
  });

  test('and ten times the resources take no more than some ten times as long', () => {
    const [few, many] = [millisecondsToEmit(manyLinks(20)), millisecondsToEmit(manyLinks(200))];
    // A quadratic algorithm would take a hundred times as long; the margin is for a busy machine.
    expect(many).toBeLessThan(30 * few);
  });
});
