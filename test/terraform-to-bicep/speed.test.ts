import { manyLinks, millisecondsToEmit } from './support/many-links';
import { allCases } from './support/cases';

describe('the emitter is quick', () => {
  test('with the stack of post-2015: under 30 milliseconds once loaded', () => {
    const stack = allCases().find(({ name }) => name === 'examples/post-2015')?.stack;
    // The best of many, as other tests run in parallel.
    expect(millisecondsToEmit(stack, 50)).toBeLessThan(30);
  });

  test('with 1,500 resources: under a second', () => {
    expect(millisecondsToEmit(manyLinks(100))).toBeLessThan(1000);
  });

  test('and ten times the resources take less than thirty times as long, unlike a quadratic algorithm', () => {
    const [few, many] = [millisecondsToEmit(manyLinks(20)), millisecondsToEmit(manyLinks(200))];
    // It would take a hundred times as long; the margin is for a busy machine.
    expect(many).toBeLessThan(30 * few);
  });
});
