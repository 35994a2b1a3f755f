import { DEFAULT_PAIR, testDays } from './month/days-of';

describe('a day of a link', () => {
  testDays(1, [DEFAULT_PAIR]);
});
