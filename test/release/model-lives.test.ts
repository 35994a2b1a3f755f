import { testLives } from '../lives/model/every-life';

/** A minute and a half of processor time. */
describe('a thousand lives of forty steps, on a model of both clouds', () => {
  testLives(1000);
});
