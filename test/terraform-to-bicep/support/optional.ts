import type { Need } from '../../fixtures/needs';

/** A test that is skipped, with a sentence saying why, where something is missing that no installation can promise. */
export function testWhere(need: Need, title: string, run: () => void | Promise<void>, timeout?: number): void {
  if (need.isMet()) test(title, async () => run(), timeout);
  else test.skip(`${title}: skipped, ${need.what} is not here (${need.install})`, () => undefined);
}
