import { endOf, testLives } from './every-life';
import { FOUND_LIVES } from './found-lives';

describe('lives of forty steps, on a model of both clouds', () => {
  testLives(100);

  test.each(FOUND_LIVES)('found before: $title', ({ life }) => {
    expect(endOf(life, 'alone')).toEqual({});
  });
});
