import { FEW_PAIRS, testDays } from './month/days-of';

describe('a day of a link', () => {
  testDays(1, FEW_PAIRS);
});
